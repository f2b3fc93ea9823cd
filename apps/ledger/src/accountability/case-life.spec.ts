import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExplanationAnswer } from '../explanations/explanations.dto.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { officers, OpenedCase, recordLateStep } from '../testing/opened-case.js';
import { served, type Answer, type Served } from '../testing/served.js';
import type { CaseFileAnswer } from './case-file.dto.js';

const { concerned, colleague, supervisor, verifier } = people;
const { investigator, auditor } = officers;
const ALONE = { person: 'S-1', part: 'handler' };

const refusal = ({ status, body }: Answer) => [status, (body as { code: string }).code];

describe('a case from a late step to repaired points', () => {
  let ledger: AssessedLedger;
  let server: Served;
  let one: OpenedCase;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
    await recordLateStep(server);
    await ledger.settle();
    one = await OpenedCase.from(server, ledger, { kind: 'work-record', process: 'P-7', record: 'R-1' });
  });
  afterAll(() => server.close());

  const file = async (query = ''): Promise<CaseFileAnswer> => {
    await ledger.settle();
    const { status, text, body } = await server.get(`${one.url}${query}`, {}, auditor);
    if (status !== 200) throw new Error(text);
    return body;
  };
  const deductedOf = async (staff: string): Promise<number> => {
    await ledger.settle();
    const { body } = await server.get(`/v1/score-accounts/2026-Q1/${staff}/explanation`);
    return (body as ExplanationAnswer).indicators.find(({ indicator }) => indicator === 'order')!.deducted;
  };

  it('takes unit, day and process from its source', async () => {
    expect(await file()).toMatchObject({
      status: 'opened',
      unit: 'TAX/1',
      occurredOn: '2026-02-03',
      process: 'P-7',
      source: { kind: 'work-record', process: 'P-7', record: 'R-1' },
      openedBy: 'I-1',
      limitationEnds: '2031-02-03',
    });
  });

  it('is given to an investigator, who traces the process back to who held which post that day', async () => {
    expect(await one.done('investigation', { investigator: 'I-1' }, supervisor)).toEqual({
      case: one.id,
      status: 'investigating',
      recorded: ['InvestigationBegun'],
    });
    expect((await one.done('trace', {}, investigator)).recorded).toEqual(['StepsTraced']);
    expect((await file()).steps).toEqual([
      {
        record: 'R-1',
        activity: 'examine',
        occurredOn: '2026-02-03',
        staff: 'S-1',
        part: 'handler',
        posts: [{ post: 'TAX/1:clerk', unit: 'TAX/1' }],
      },
    ]);
  });

  it('names persons, and hears each of them before anything is found', async () => {
    await one.done(
      'persons',
      { ...ALONE, circumstances: { mitigation: ['Said so at once.'] } },
      investigator,
    );
    await one.done('persons', { person: 'S-2', part: 'approver' }, investigator);
    await one.done('persons/S-2/release', { reason: 'Was away.' }, investigator);
    expect(refusal(await one.post('findings', { summary: 'Late.' }, investigator))).toEqual([409, 'not-now']);
    expect((await one.done('statement-invitation', undefined, investigator)).status).toBe(
      'statements-invited',
    );
    expect(refusal(await one.post('findings', { summary: 'Late.' }, investigator))).toEqual([
      409,
      'statement-due',
    ]);
    expect(refusal(await one.post('statements', { text: 'Not I.' }, colleague))).toEqual([403, 'forbidden']);
    expect((await one.done('statements', { text: 'I was\nill.' }, concerned)).recorded).toEqual([
      'StatementGiven',
    ]);
    const { persons, due } = await file();
    expect(persons.find(({ staff }) => staff === 'S-1')).toMatchObject({
      circumstances: { mitigation: ['Said so at once.'], aggravation: [] },
      statements: [{ text: 'I was\nill.' }],
    });
    expect(persons.find(({ staff }) => staff === 'S-2')?.released).toMatchObject({ reason: 'Was away.' });
    expect(due).toBeUndefined();
  });

  it('is decided by somebody else, after the persons named have answered the findings', async () => {
    await one.done('findings', { summary: 'The file lay for eight days.' }, investigator);
    const decision = {
      findings: [{ person: 'S-1', liable: true, reasons: 'Nobody else had it.' }],
      points: { indicator: 'order', total: 2 },
    };
    expect(refusal(await one.post('decision', decision, supervisor))).toEqual([409, 'defence-due']);
    await one.done('defences', { text: 'It was flu.' }, concerned);
    const both = { ...investigator, as: [...investigator.as, ...supervisor.as] };
    expect(refusal(await one.post('decision', decision, both))).toEqual([403, 'took-part']);
    expect(await one.done('decision', decision, supervisor)).toMatchObject({
      status: 'decided',
      recorded: expect.arrayContaining(['CaseDecided']),
    });
    expect(await deductedOf('S-1')).toBe(2);
    expect(await file()).toMatchObject({
      organizationShare: 0,
      entries: [{ staff: 'S-1', indicator: 'order', points: 2, standing: 'posted', pointsNow: 2 }],
      decisions: [{ by: 'B-1', findings: [{ staff: 'S-1', share: 1000 }], entries: [{ points: 2 }] }],
    });
  });

  it('has sanctions of the ladder, and says which run', async () => {
    const body = {
      person: 'S-1',
      rung: 'public-criticism',
      from: '2026-02-10',
      reasons: 'A rule is a rule.',
    };
    expect(refusal(await one.post('sanctions', body, supervisor))).toEqual([422, 'rung-not-fitting']);
    const { status, body: imposed } = await one.post('sanctions', { ...body, months: 12 }, supervisor);
    expect([status, imposed]).toEqual([
      201,
      { case: one.id, sanction: expect.any(String), recorded: ['SanctionImposed'] },
    ]);
    await ledger.settle();
    const running = await server.get('/v1/sanctions?staff=S-1&status=running', {}, concerned);
    expect(running.body).toMatchObject({
      items: [{ rung: 'public-criticism', from: '2026-02-10', until: '2027-02-09', status: 'running' }],
    });
  });

  it('gives points back once the effect of a corrective action is verified by another person', async () => {
    const [entry] = (await file()).entries;
    const order = {
      text: 'Sort the files by day.',
      owner: 'S-2',
      dueBy: '2026-03-15',
      repairs: [entry!.entryId],
    };
    const { action } = await one.done('actions', order, supervisor);
    const at = `actions/${action}`;
    const anew = { owner: 'S-1', dueBy: '2026-03-31', reason: 'S-2 is away.' };
    expect(refusal(await one.post(`${at}/reassignment`, anew, verifier))).toEqual([403, 'forbidden']);
    expect((await one.done(`${at}/reassignment`, anew, supervisor)).recorded).toEqual([
      'ActionReassigned',
      'DeadlineSet',
    ]);
    expect(refusal(await one.post(`${at}/reassignment`, anew, supervisor))).toEqual([409, 'same-owner']);
    expect(refusal(await one.post(`${at}/completion`, { text: 'Done.' }, verifier))).toEqual([
      403,
      'not-owner',
    ]);
    await one.done(`${at}/completion`, { text: 'Sorted.' }, concerned);
    expect(refusal(await one.post('closing', { reason: 'Done.' }, supervisor))).toEqual([
      409,
      'actions-open',
    ]);
    const effect = { effective: true, reason: 'Nothing was late since.' };
    await one.done(`${at}/verification`, effect, verifier);
    expect(await deductedOf('S-1')).toBe(0.4);
    const told = await file();
    expect(told.entries[0]).toMatchObject({ points: 2, standing: 'corrected', pointsNow: 0.4 });
    expect(told.actions[0]).toMatchObject({ owner: 'S-1', dueBy: '2026-03-31' });
    expect(told.actions[0]!.verifications[0]!.repairs).toEqual([
      expect.objectContaining({ permille: 800, back: 1.6, points: 0.4 }),
    ]);
    const { body } = await server.get('/v1/corrective-actions?unit=TAX&open=false', {}, verifier);
    expect(body).toMatchObject({ items: [{ owner: 'S-1', status: 'effective', dueBy: '2026-03-31' }] });
  });

  it('is closed, and taken up again', async () => {
    expect((await one.done('closing', { reason: 'Done.' }, supervisor)).status).toBe('closed');
    expect(await one.done('reopening', { reason: 'More came up.' }, supervisor)).toEqual({
      case: one.id,
      recorded: ['CaseReopened'],
    });
    const { status, closings, reopenings } = await file();
    expect([status, closings.length, reopenings.length]).toEqual(['decided', 1, 1]);
  });

  it('tells what was known at any moment', async () => {
    const { history } = await file();
    const invited = history.find(({ type }) => type === 'StatementsInvited')!;
    const then = await file(`?knownAt=${invited.recordedAt}`);
    expect(then.knownAt).toBe(invited.recordedAt);
    expect((await file('?knownAt=2026-02-10T12:00:00Z')).history.length).toBeGreaterThan(0);
    const before = await server.get(`${one.url}?knownAt=2026-02-01T00:00:00Z`, {}, auditor);
    expect(refusal(before)).toEqual([404, 'not-found']);
  });

  it('is changed only as it was read', async () => {
    await ledger.settle();
    const { headers } = await server.get(one.url, {}, auditor);
    const headersOf = (etag: unknown) => ({ headers: { 'if-match': String(etag) } });
    const close = (etag: unknown) =>
      server.post(`${one.url}/closing`, { reason: 'Done.' }, { ...supervisor, ...headersOf(etag) });
    expect(refusal(await close('"0"'))).toEqual([412, 'revision-changed']);
    expect((await close(headers['etag'])).status).toBe(200);
  });
});
