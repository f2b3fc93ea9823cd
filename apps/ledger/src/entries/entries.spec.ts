import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageAnswer } from '../http/page-answer.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { served, type Answer, type Served } from '../testing/served.js';
import type { EntryAnswer } from './entry-answers.js';
import type { EntryStepAnswer } from './entry-step-answer.js';

const { assessor, concerned, colleague, otherAssessor, verifier, system } = people;

const complaint = {
  staff: 'S-1',
  kind: 'deduction',
  indicator: 'conduct',
  points: 1.5,
  occurredOn: '2026-02-03',
  reason: 'Left a complaint unanswered.',
  rule: 'complaint',
};
const untidy = { staff: 'S-1', kind: 'deduction', indicator: 'order', points: 0.5, occurredOn: '2026-02-04' };

/** Where a refusal puts the fault. */
const refusal = ({ status, body }: Answer) => {
  const { code, errors } = body as { code: string; errors: { path: string }[] };
  return [status, code, errors.map(({ path }) => path).join()];
};

describe('POST /v1/entries', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
    await server.post('/v1/matters', { matter: 'M-1', title: 'Complaint', occurredOn: '2026-02-03' });
  });
  afterAll(() => server.close());

  const propose = (body: object, who: object = assessor) => server.post('/v1/entries', body, who);

  it('proposes an entry where another person has to confirm it, and says where it is', async () => {
    const { status, headers, body } = await propose(complaint);
    const { entryId } = body as EntryStepAnswer;
    expect([status, body]).toEqual([
      201,
      { entryId, period: '2026-Q1', staff: 'S-1', status: 'proposed', recorded: ['EntryProposed'] },
    ]);
    expect(headers).toMatchObject({
      location: `/v1/score-accounts/2026-Q1/S-1/entries/${entryId}`,
      etag: '"0"',
      'ledger-position': expect.anything(),
    });
    await ledger.settle();
    const found = (await server.get(headers['location'] as string, {}, assessor)).body;
    expect(found).toMatchObject({ entryId, points: 1.5, proposedBy: 'A-1', status: 'proposed' });
    expect((found as { life: unknown }).life).toEqual([
      expect.objectContaining({
        type: 'EntryProposed',
        by: { kind: 'person', id: 'A-1', role: 'assessor' },
      }),
    ]);
  });

  it('posts an entry at once where nobody is asked', async () => {
    const { status, body } = await propose({ ...untidy, reason: 'Left files lying about.' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'posted' });
    expect((body as EntryStepAnswer).recorded.at(-1)).toBe('EntryPosted');
  });

  it('makes one entry of one key that is sent 50 times at once, and answers each alike', async () => {
    const head = await ledger.head();
    const praise = { ...complaint, kind: 'bonus', rule: 'praise', points: 1 };
    const headers = { 'idempotency-key': 'praise-1' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.post('/v1/entries', praise, { ...assessor, headers })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    for (const name of ['etag', 'location', 'ledger-position']) {
      expect(new Set(answers.map((answer) => answer.headers[name])).size).toBe(1);
    }
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 201));
    expect(answers.filter((answer) => answer.headers['idempotent-replayed'] === 'true')).toHaveLength(49);
    expect(await ledger.head()).toBe(head + 1);
  });

  it('does not take another proposal under the same key, but the same key of another person', async () => {
    const headers = { 'idempotency-key': 'once' };
    const proposal = { ...untidy, reason: 'Untidy.' };
    const [first, second, third] = [
      await server.post('/v1/entries', proposal, { ...assessor, headers }),
      await server.post('/v1/entries', { ...proposal, points: 0.6 }, { ...assessor, headers }),
      await server.post('/v1/entries', proposal, { ...assessor, id: 'A-2', headers }),
    ];
    expect(first.status).toBe(201);
    expect(refusal(second)).toEqual([422, 'idempotency-key-reused', 'Idempotency-Key']);
    expect(third.status).toBe(201);
    expect((third.body as EntryStepAnswer).entryId).not.toBe((first.body as EntryStepAnswer).entryId);
  });

  it.each([
    [404, 'unknown-indicator', 'indicator', { indicator: 'none' }],
    [422, 'indicator-not-manual', 'indicator', { indicator: 'timeliness' }],
    [422, 'common-only-deducts', 'kind', { indicator: 'order', kind: 'bonus', rule: undefined }],
    [422, 'manual-rule-required', 'rule', { rule: undefined }],
    [404, 'unknown-manual-rule', 'rule', { rule: 'none' }],
    [422, 'points-outside-rule', 'points', { points: 2.001 }],
    [422, 'deduction-too-large', 'points', { indicator: 'order', rule: undefined, points: 3.001 }],
    [404, 'unknown-matter', 'matter', { matter: 'none' }],
    [422, 'matter-on-another-day', 'occurredOn', { matter: 'M-1', occurredOn: '2026-02-04' }],
    [404, 'unknown-evidence', 'evidence', { evidence: ['none'] }],
    [404, 'unknown-observation', 'observation', { observation: 'none' }],
    [404, 'unknown-entry', 'revises', { revises: 'none' }],
    [422, 'in-the-future', 'occurredOn', { occurredOn: '2026-02-11' }],
  ])('answers %s %s at %s', async (status, code, path, change) => {
    const head = await ledger.head();
    expect(refusal(await propose({ ...complaint, ...change }))).toEqual([status, code, path]);
    expect(await ledger.head()).toBe(head);
  });

  it.each([
    ['points', { points: 0 }],
    ['points', { points: -1 }],
    ['points', { points: 0.0005 }],
    ['points', { points: '1' }],
    ['kind', { kind: 'reversal' }],
    ['occurredOn', { occurredOn: '2026-02-30' }],
    ['reason', { reason: '' }],
    ['reason', { reason: 'a\u202eb' }],
    ['staff', { staff: undefined }],
    ['evidence', { evidence: ['E-1', 'E-1'] }],
    ['entryId', { entryId: 'mine' }],
    ['by', { by: 'A-9' }],
  ])('does not let %s reach the rules as %j', async (path, change) => {
    expect(refusal(await propose({ ...complaint, ...change }))).toEqual([400, 'invalid-request', path]);
  });

  it('punishes a matter once under an indicator', async () => {
    const proposal = { ...untidy, occurredOn: '2026-02-03', reason: 'Untidy.', matter: 'M-1' };
    expect((await propose(proposal)).status).toBe(201);
    expect(refusal(await propose({ ...proposal, points: 0.1 }))).toEqual([409, 'matter-punished', 'matter']);
  });

  it('does not deduct more than a period may hold', async () => {
    const proposal = { ...untidy, staff: 'S-2', reason: 'Untidy.', points: 3 };
    const first = await propose(proposal, otherAssessor);
    const second = await propose({ ...proposal, points: 2.001 }, otherAssessor);
    expect([first.status, ...refusal(second)]).toEqual([201, 422, 'deductions-exceed-period', 'points']);
  });

  it('is closed to those whose scope it is not, and to whoever it is about', async () => {
    for (const who of [otherAssessor, verifier, concerned, system]) {
      expect(refusal(await propose(complaint, who))).toEqual([403, 'forbidden', '']);
    }
    const oneself = await propose(complaint, { id: 'S-1', as: assessor.as });
    expect([oneself.status, oneself.body]).toEqual([
      403,
      expect.objectContaining({ code: 'own-assessment' }),
    ]);
  });

  it('asks for an Idempotency-Key', async () => {
    const keyless = await propose(complaint, { ...assessor, headers: { 'idempotency-key': '' } });
    expect(refusal(keyless)).toEqual([400, 'idempotency-key-missing', 'Idempotency-Key']);
  });
});

describe('GET /v1/entries', () => {
  let server: Served;
  beforeAll(async () => {
    const ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
    const ids: string[] = [];
    for (const reason of ['first', 'second', 'third']) {
      const { body } = await server.post('/v1/entries', { ...complaint, points: 0.5, reason }, assessor);
      ids.push((body as EntryStepAnswer).entryId);
    }
    await server.post(`/v1/score-accounts/2026-Q1/S-1/entries/${ids[1]}/confirmation`, undefined, verifier);
    await server.post('/v1/entries', { ...complaint, staff: 'S-2', points: 0.5 }, otherAssessor);
    await ledger.settle();
  });
  afterAll(() => server.close());

  const reasons = async (query: string, who: object): Promise<string[]> =>
    ((await server.get(`/v1/entries?${query}`, {}, who)).body as PageAnswer<EntryAnswer>).items.map(
      ({ reason }) => reason,
    );

  it('is the queue of a verifier, and of the person concerned', async () => {
    expect(await reasons('unit=TAX&status=proposed', verifier)).toEqual(['first', 'third']);
    expect(await reasons('staff=S-1&status=awaiting-answer', concerned)).toEqual(['second']);
    expect(await reasons('proposedBy=A-1&unit=TAX/1&status=proposed,awaiting-answer', verifier)).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('is read page by page', async () => {
    const first = (await server.get('/v1/entries?unit=TAX&limit=2', {}, verifier))
      .body as PageAnswer<EntryAnswer>;
    expect(first.items.map(({ reason }) => reason)).toEqual(['first', 'second']);
    expect(await reasons(`unit=TAX&limit=2&after=${first.next}`, verifier)).toEqual(['third']);
  });

  it.each([
    ['everything', '', verifier],
    ['another unit', 'unit=CUSTOMS', verifier],
    ['a person of another unit', 'staff=S-2', verifier],
    ['everybody', 'status=posted', concerned],
    ['a colleague', 'staff=S-1', colleague],
    ['a unit', 'unit=TAX', concerned],
    ['anything', 'unit=TAX', system],
  ])('does not show %s to those who may not see it (%s)', async (_, query, who) => {
    expect(refusal(await server.get(`/v1/entries?${query}`, {}, who))).toEqual([403, 'forbidden', '']);
  });

  it.each([
    ['status=open', 'status'],
    ['limit=0', 'limit'],
    ['stauts=proposed', 'stauts'],
  ])('refuses %s', async (query, path) => {
    expect(refusal(await server.get(`/v1/entries?${query}`))).toEqual([400, 'invalid-request', path]);
  });
});
