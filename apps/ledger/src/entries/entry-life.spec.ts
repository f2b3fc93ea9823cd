import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { served, type Answer, type Asking, type Served } from '../testing/served.js';
import type { EntryDetailAnswer } from './entry-answers.js';
import type { EntryStepAnswer } from './entry-step-answer.js';

const { assessor, concerned, colleague, verifier, secondVerifier, otherVerifier, supervisor } = people;

const other: Asking = { id: 'A-2', as: [{ role: 'assessor', unit: 'TAX' }] };

const NOW = new Date('2026-02-10T12:00:00Z');
const proposal = {
  staff: 'S-1',
  kind: 'bonus',
  indicator: 'conduct',
  points: 1,
  occurredOn: '2026-02-03',
  reason: 'Calmed an angry visitor.',
  rule: 'praise',
};

const refusal = ({ status, body }: Answer) => [status, (body as { code: string }).code];
const reached = ({ status, body }: Answer) => {
  const { status: stands, recorded } = body as EntryStepAnswer;
  return [status, stands, recorded];
};

describe('the life of an entry over HTTP', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
  });
  afterAll(() => server.close());

  const propose = async (change: object = {}): Promise<string> => {
    const { status, headers } = await server.post('/v1/entries', { ...proposal, ...change }, assessor);
    expect(status).toBe(201);
    return headers['location'] as string;
  };
  const confirmed = async (change: object = {}): Promise<string> => {
    const entry = await propose(change);
    await server.post(`${entry}/confirmation`, undefined, verifier);
    return entry;
  };
  const posted = (change: object = {}): Promise<string> =>
    propose({ kind: 'deduction', indicator: 'order', rule: undefined, ...change });
  const read = async (entry: string): Promise<EntryDetailAnswer> => {
    await ledger.settle();
    return (await server.get(entry)).body;
  };
  const afterDeadline = async (deed: () => Promise<void>): Promise<void> => {
    ledger.now = new Date('2026-02-21T00:00:00Z');
    await deed().finally(() => (ledger.now = NOW));
  };

  it('goes from the proposal by confirmation and acknowledgement into the account', async () => {
    const entry = await propose({ reason: 'By the book.' });
    expect(reached(await server.post(`${entry}/confirmation`, undefined, verifier))).toEqual([
      200,
      'awaiting-answer',
      ['EntryConfirmed'],
    ]);
    expect(reached(await server.post(`${entry}/acknowledgement`, undefined, concerned))).toEqual([
      200,
      'posted',
      ['EntryAcknowledged', 'AccountOpened', 'EntryPosted'],
    ]);
    const found = await read(entry);
    expect(found).toMatchObject({
      status: 'posted',
      proposedBy: 'A-1',
      confirmedBy: 'V-1',
      answerBy: '2026-02-20',
      answer: 'acknowledged',
    });
    expect(found.life.map(({ type, by }) => `${type} ${by.id} ${'role' in by ? by.role : ''}`)).toEqual([
      'EntryProposed A-1 assessor',
      'EntryConfirmed V-1 verifier',
      'EntryAcknowledged S-1 staff-member',
      expect.stringMatching(/^EntryPosted S-1/),
    ]);
    expect(found).not.toHaveProperty('revision');
  });

  it('is shown to the person concerned, and to nobody of another unit', async () => {
    const entry = await propose();
    await ledger.settle();
    for (const who of [concerned, assessor, verifier, supervisor]) {
      expect((await server.get(entry, {}, who)).status).toBe(200);
    }
    for (const who of [colleague, otherVerifier]) {
      expect(refusal(await server.get(entry, {}, who))).toEqual([403, 'forbidden']);
    }
  });

  it('lets one of two verifiers confirm who do so at once, and tells the other who did', async () => {
    const entry = await propose();
    const answers = await Promise.all(
      [verifier, secondVerifier].map((who) => server.post(`${entry}/confirmation`, undefined, who)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0]!.status === 200 ? 'V-1' : 'V-2';
    const lost = answers.find(({ status }) => status === 409)!;
    expect(lost.body).toMatchObject({
      code: 'entry-not-proposed',
      detail: expect.stringContaining(`confirmed by ${winner}`),
    });
  });

  it('changes nothing where the same verifier confirms again', async () => {
    const entry = await confirmed();
    const head = await ledger.head();
    const again = await server.post(`${entry}/confirmation`, undefined, verifier);
    expect([...reached(again), await ledger.head()]).toEqual([200, undefined, [], head]);
  });

  it('answers a confirmation that is sent 50 times at once each time alike', async () => {
    const entry = await propose();
    const headers = { 'idempotency-key': 'confirm-once' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        server.post(`${entry}/confirmation`, undefined, { ...verifier, headers }),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(reached(answers[0]!)).toEqual([200, 'awaiting-answer', ['EntryConfirmed']]);
  });

  it('is not confirmed by its proposer, by the person concerned, or out of scope', async () => {
    const entry = await propose();
    const confirm = (who: Asking) => server.post(`${entry}/confirmation`, undefined, who);
    expect(refusal(await confirm({ ...verifier, id: 'A-1' }))).toEqual([403, 'took-part']);
    expect(refusal(await confirm({ ...verifier, id: 'S-1' }))).toEqual([403, 'own-assessment']);
    expect(refusal(await confirm(otherVerifier))).toEqual([403, 'forbidden']);
    expect(refusal(await confirm(assessor))).toEqual([403, 'forbidden']);
  });

  it('is returned with a reason, and proposed anew', async () => {
    const entry = await propose();
    expect(refusal(await server.post(`${entry}/return`, {}, verifier))).toEqual([400, 'invalid-request']);
    const returned = await server.post(`${entry}/return`, { reason: 'Which complaint?' }, verifier);
    expect(reached(returned)).toEqual([200, 'returned', ['EntryReturned']]);
    const late = await server.post(`${entry}/confirmation`, undefined, secondVerifier);
    expect(late.body).toMatchObject({
      code: 'entry-not-proposed',
      detail: expect.stringContaining('returned by V-1'),
    });
    const { entryId } = returned.body as EntryStepAnswer;
    expect((await read(await propose({ revises: entryId, reason: 'Complaint 17.' }))).revises).toBe(entryId);
    const other = (await read(await propose())).entryId;
    const refused = await server.post('/v1/entries', { ...proposal, revises: other }, assessor);
    expect(refusal(refused)).toEqual([409, 'not-returned']);
  });

  it('is withdrawn by its proposer alone', async () => {
    const entry = await propose();
    const reason = { reason: 'It was someone else.' };
    expect(refusal(await server.post(`${entry}/withdrawal`, reason, { ...assessor, id: 'A-2' }))).toEqual([
      403,
      'not-proposer',
    ]);
    expect(reached(await server.post(`${entry}/withdrawal`, reason, assessor))).toEqual([
      200,
      'withdrawn',
      ['EntryWithdrawn'],
    ]);
  });

  it.each([
    ['stands', 'posted'],
    ['dropped', 'dropped'],
  ])('is disputed, and the decision that it %s leaves it %s', async (outcome, stands) => {
    const entry = await confirmed();
    const statement = { statement: 'I was\nill.' };
    expect(refusal(await server.post(`${entry}/dispute`, statement, colleague))).toEqual([403, 'forbidden']);
    expect(reached(await server.post(`${entry}/dispute`, statement, concerned))).toEqual([
      200,
      'disputed',
      ['EntryDisputed'],
    ]);
    const decision = { outcome, reason: 'The register says so.' };
    expect(refusal(await server.post(`${entry}/dispute-decision`, decision, verifier))).toEqual([
      403,
      'took-part',
    ]);
    const decided = await server.post(`${entry}/dispute-decision`, decision, secondVerifier);
    expect(reached(decided).slice(0, 2)).toEqual([200, stands]);
    expect(await read(entry)).toMatchObject({ status: stands, answer: 'disputed', decidedBy: 'V-2' });
  });

  it('takes no answer before it is confirmed, twice, or after the last day for it', async () => {
    const entry = await propose();
    const acknowledge = () => server.post(`${entry}/acknowledgement`, undefined, concerned);
    expect(refusal(await acknowledge())).toEqual([409, 'entry-not-awaiting-answer']);
    await server.post(`${entry}/confirmation`, undefined, verifier);
    await afterDeadline(async () => {
      expect(refusal(await acknowledge())).toEqual([409, 'answer-too-late']);
    });
    expect((await acknowledge()).status).toBe(200);
    const dispute = await server.post(`${entry}/dispute`, { statement: 'No.' }, concerned);
    expect(refusal(dispute)).toEqual([409, 'entry-not-awaiting-answer']);
  });

  it('takes evidence until it is posted', async () => {
    const { body } = await server.post(
      '/v1/evidence/references',
      { url: 'https://files.example/17', title: 'Complaint 17' },
      assessor,
    );
    const { evidence } = body as { evidence: string };
    const entry = await confirmed();
    const attach = (id: string) => server.post(`${entry}/evidence`, { evidence: id }, assessor);
    expect(refusal(await attach('none'))).toEqual([404, 'unknown-evidence']);
    expect(reached(await attach(evidence))).toEqual([200, undefined, ['EvidenceAttached']]);
    await ledger.settle();
    expect((await server.get(`${entry}/evidence`, {}, concerned)).body).toEqual({
      items: [
        {
          evidence,
          kind: 'reference',
          url: 'https://files.example/17',
          title: 'Complaint 17',
          by: 'A-1',
          at: expect.any(String),
        },
      ],
    });
    await server.post(`${entry}/acknowledgement`, undefined, concerned);
    const later = await server.post('/v1/evidence/references', { url: 'https://a.example', title: 'A' });
    expect(refusal(await attach((later.body as { evidence: string }).evidence))).toEqual([
      409,
      'evidence-frozen',
    ]);
  });

  it('opens no evidence to whoever guesses its id', async () => {
    const file = { url: 'https://files.example/19', title: 'Complaint 19' };
    const { body } = await server.post('/v1/evidence/references', file, assessor);
    const named = { evidence: [(body as { evidence: string }).evidence] };
    const proposing = () => server.post('/v1/entries', { ...proposal, ...named, reason: 'A guess.' }, other);
    expect(refusal(await proposing())).toEqual([404, 'unknown-evidence']);
    const seen = { ...named, tone: 'neutral', text: 'A visitor', staff: 'S-1', occurredOn: '2026-02-03' };
    expect(refusal(await server.post('/v1/observations', seen, other))).toEqual([404, 'unknown-evidence']);
    // Resting on something that they may see, it is theirs to read, and to name.
    await propose(named);
    await ledger.settle();
    expect((await proposing()).status).toBe(201);
  });

  it('takes what the person concerned brought to their dispute, for whoever decides on it to see', async () => {
    const own = { url: 'https://files.example/18', title: 'My leave' };
    const reference = async (by: Asking): Promise<string> =>
      ((await server.post('/v1/evidence/references', own, by)).body as { evidence: string }).evidence;
    const evidence = await reference(concerned);
    const entry = await propose({ reason: 'Came late.' });
    const attach = (id: string, by: Asking = concerned) =>
      server.post(`${entry}/evidence`, { evidence: id }, by);
    expect(refusal(await attach(evidence))).toEqual([409, 'entry-not-awaiting-answer']);
    await server.post(`${entry}/confirmation`, undefined, verifier);
    await server.post(`${entry}/dispute`, { statement: 'I was on leave.' }, concerned);
    expect(refusal(await attach(await reference(assessor)))).toEqual([404, 'unknown-evidence']);
    expect(refusal(await attach(evidence, colleague))).toEqual([403, 'forbidden']);
    expect(reached(await attach(evidence))).toEqual([200, undefined, ['EvidenceAttached']]);
    await ledger.settle();
    expect((await server.get(`/v1/evidence/${evidence}`, {}, secondVerifier)).status).toBe(200);
  });

  it('is reversed by a supervisor, who says why and on what authority', async () => {
    const entry = await posted();
    const reversal = { reason: 'It was sent in time.', authority: 'Review 7' };
    expect(refusal(await server.post(`${entry}/reversal`, { reason: 'x' }, supervisor))).toEqual([
      400,
      'invalid-request',
    ]);
    expect(refusal(await server.post(`${entry}/reversal`, reversal, verifier))).toEqual([403, 'forbidden']);
    expect(reached(await server.post(`${entry}/reversal`, reversal, supervisor))).toEqual([
      200,
      'reversed',
      ['EntryReversed'],
    ]);
    expect(refusal(await server.post(`${entry}/reversal`, reversal, supervisor))).toEqual([
      409,
      'entry-reversed',
    ]);
    expect(await read(entry)).toMatchObject({ status: 'reversed', reversedBy: expect.any(String) });
  });

  it('is corrected in one step, never to the worse', async () => {
    const entry = await posted({ points: 1 });
    const correct = (points: number) =>
      server.post(`${entry}/correction`, { points, reason: 'Half.', authority: 'Review 8' }, supervisor);
    expect(refusal(await correct(1.5))).toEqual([422, 'correction-worsens']);
    expect(refusal(await correct(1))).toEqual([422, 'nothing-corrected']);
    const answer = await correct(0.25);
    expect(reached(answer)).toEqual([201, 'posted', ['EntryReversed', 'EntryPosted']]);
    const original = await read(entry);
    expect(original.status).toBe('reversed');
    expect(await read(answer.headers['location'] as string)).toMatchObject({
      points: 0.25,
      corrects: original.entryId,
    });
  });

  it('is refused where the account has changed since it was read', async () => {
    const entry = await propose();
    await ledger.settle();
    const etag = (await server.get(entry)).headers['etag'] as string;
    await propose();
    const confirm = (ifMatch: string) =>
      server.post(`${entry}/confirmation`, undefined, { ...verifier, headers: { 'if-match': ifMatch } });
    expect(refusal(await confirm(etag))).toEqual([412, 'revision-changed']);
    await ledger.settle();
    const fresh = (await server.get(entry)).headers['etag'] as string;
    expect(refusal(await confirm(`W/${fresh}`))).toEqual([400, 'invalid-request']);
    const answer = await confirm(fresh);
    expect(answer.status).toBe(200);
    await ledger.settle();
    expect((await server.get(entry)).headers['etag']).toBe(answer.headers['etag']);
  });

  it('does not exist under another period, person or id', async () => {
    const entry = await propose();
    await ledger.settle();
    const id = entry.split('/').at(-1)!;
    for (const path of [`2026-Q2/S-1/entries/${id}`, `2026-Q1/S-2/entries/${id}`, '2026-Q1/S-1/entries/x']) {
      const url = `/v1/score-accounts/${path}`;
      expect(refusal(await server.get(url))).toEqual([404, 'not-found']);
      const confirmation = await server.post(`${url}/confirmation`, undefined, secondVerifier);
      expect(refusal(confirmation)).toEqual([404, 'unknown-entry']);
    }
  });

  it.each(['confirmation', 'return', 'dispute', 'reversal', 'correction'])(
    'has nothing to read at %s',
    async (step) => {
      const { status, headers } = await server.get(`/v1/score-accounts/2026-Q1/S-1/entries/x/${step}`);
      expect([status, headers['allow']]).toEqual([405, 'POST']);
    },
  );
});
