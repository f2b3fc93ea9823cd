import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFileAnswer } from '../accountability/case-file.dto.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { officers, OpenedCase } from '../testing/opened-case.js';
import { served, type Answer, type Served } from '../testing/served.js';

const { assessor, otherAssessor, concerned, supervisor } = people;
const { investigator, auditor } = officers;

const refusal = ({ status, body }: Answer) => [status, (body as { code: string }).code];

const experiment = {
  experiment: 'X/1',
  unit: 'TAX/1',
  title: 'Answers by telephone',
  purpose: 'To be faster.',
  safeguards: 'Every answer is written down.',
  from: '2026-02-01',
  to: '2026-02-28',
  participants: ['S-1'],
};
const tolerance = {
  person: 'S-1',
  experiment: 'X/1',
  inexperience: 'Nobody had done it before.',
  exploration: 'No rule forbade it.',
  commonGood: 'It was for those who wait.',
};

describe('an experiment', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
  });
  afterAll(() => server.close());

  const register = (change: object = {}, who = assessor) =>
    server.post('/v1/experiments', { ...experiment, ...change }, who);

  it('is registered by those whose scope it lies in, once', async () => {
    expect(refusal(await register({}, otherAssessor as never))).toEqual([403, 'forbidden']);
    expect(refusal(await register({ participants: [] }))).toEqual([409, 'nobody-named']);
    expect(refusal(await register({ to: '2026-01-31' }))).toEqual([400, 'invalid-date']);
    const registered = await register();
    expect([registered.status, registered.headers['location'], registered.body]).toEqual([
      201,
      '/v1/experiments/X%2F1',
      { experiment: 'X/1', recorded: ['ExperimentRegistered'] },
    ]);
    expect((await register()).body).toEqual({ experiment: 'X/1', recorded: [] });
    expect(refusal(await register({ title: 'Another' }))).toEqual([409, 'experiment-id-taken']);
  });

  it('can be seen by everybody, before and after its approval', async () => {
    await ledger.settle();
    const { body, headers } = await server.get('/v1/experiments/X%2F1', {}, concerned);
    expect(body).toMatchObject({ ...experiment, registeredBy: 'A-1' });
    expect([(body as { approvedOn?: string }).approvedOn, headers['etag']]).toEqual([undefined, '"0"']);
    expect((await server.get('/v1/experiments?unit=TAX&on=2026-02-10', {}, concerned)).body).toMatchObject({
      items: [{ experiment: 'X/1' }],
    });
    expect((await server.get('/v1/experiments?on=2026-03-01', {}, concerned)).body).toEqual({ items: [] });
    expect(refusal(await server.get('/v1/experiments/X-9'))).toEqual([404, 'not-found']);
  });

  it('tolerates honest mistakes that came after its approval', async () => {
    ledger.now = new Date('2026-02-12T12:00:00Z');
    const approve = () => server.post('/v1/experiments/X%2F1/approval');
    const opened = async (occurredOn: string): Promise<OpenedCase> => {
      const complaint = { kind: 'complaint', text: 'I was told something else.' };
      const one = await OpenedCase.from(server, ledger, complaint, { unit: 'TAX/1', occurredOn });
      await one.done('investigation', { investigator: 'I-1' }, supervisor);
      await one.done('persons', { person: 'S-1', part: 'handler' }, investigator);
      return one;
    };
    const before = await opened('2026-02-11');
    const tolerate = (one: OpenedCase, change: object = {}) =>
      one.post('tolerance', { ...tolerance, ...change }, investigator);
    expect(refusal(await tolerate(before))).toEqual([409, 'experiment-not-approved']);
    expect((await approve()).body).toEqual({ experiment: 'X/1', recorded: ['ExperimentApproved'] });
    expect(refusal(await approve())).toEqual([409, 'experiment-approved']);
    expect(refusal(await tolerate(before))[0]).toBe(409);

    ledger.now = new Date('2026-02-16T12:00:00Z');
    const after = await opened('2026-02-14');
    expect(refusal(await tolerate(after, { experiment: 'X-9' }))).toEqual([404, 'unknown-experiment']);
    expect(refusal(await tolerate(after, { commonGood: undefined }))).toEqual([400, 'invalid-request']);
    expect((await tolerate(after)).status).toBe(200);
    await ledger.settle();
    expect((await server.get('/v1/tolerance-file?unit=TAX', {}, supervisorOfTax)).body).toMatchObject({
      items: [{ case: after.id, staff: 'S-1', experiment: 'X/1', experimentTitle: 'Answers by telephone' }],
    });

    await after.done('statement-invitation', undefined, investigator);
    await after.done('statements', { text: 'We tried.' }, concerned);
    await after.done('findings', { summary: 'They tried.' }, investigator);
    const file = (await server.get(after.url, {}, auditor)).body as CaseFileAnswer;
    expect(file.proposals[0]!.shares).toEqual({ persons: [{ staff: 'S-1', share: 0 }], organization: 1000 });
  });
});

const supervisorOfTax = { id: 'B-0', as: [{ role: 'supervisor', unit: 'TAX' }] } as const;
