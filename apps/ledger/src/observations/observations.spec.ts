import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageAnswer } from '../http/page-answer.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { served, type Answer, type Served } from '../testing/served.js';
import type { ObservationAnswer } from './observation-answers.js';

const { assessor, otherAssessor, verifier, otherVerifier, supervisor, concerned, colleague } = people;

const note = {
  staff: 'S-1',
  tone: 'positive',
  text: 'Calmed an angry visitor.\nStayed late for it.',
  occurredOn: '2026-02-03',
};
const refusal = ({ status, body }: Answer) => {
  const { code, errors } = body as { code: string; errors: { path: string }[] };
  return [status, code, errors.map(({ path }) => path).join()];
};
const forbidden = [403, 'forbidden', ''];

describe('observations', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
  });
  afterAll(() => server.close());

  const noted = async (change: object = {}, who: object = assessor): Promise<string> => {
    const { status, headers } = await server.post('/v1/observations', { ...note, ...change }, who);
    expect(status).toBe(201);
    return headers['location'] as string;
  };
  const read = async (location: string): Promise<ObservationAnswer> => {
    await ledger.settle();
    return (await server.get(location)).body;
  };

  it('are noted, verified by another person, and mature into an entry', async () => {
    const location = await noted();
    expect(await read(location)).toMatchObject({
      ...note,
      unit: 'TAX/1',
      period: '2026-Q1',
      status: 'noted',
      notedBy: 'A-1',
      evidence: [],
    });
    const { body, headers } = await server.post(`${location}/verification`, undefined, verifier);
    const { observation } = body as { observation: string };
    expect(body).toEqual({ observation, recorded: ['ObservationVerified'] });
    expect(headers['etag']).toBe('"1"');
    const entry = {
      staff: 'S-1',
      kind: 'bonus',
      indicator: 'conduct',
      points: 1,
      occurredOn: '2026-02-03',
      reason: 'Calmed an angry visitor.',
      rule: 'praise',
      observation,
    };
    const { body: made } = await server.post('/v1/entries', entry, assessor);
    const { entryId } = made as { entryId: string };
    expect(await read(location)).toMatchObject({
      status: 'matured',
      verifiedBy: 'V-1',
      entry: { entryId, period: '2026-Q1', staff: 'S-1' },
    });
    expect(refusal(await server.post('/v1/entries', entry, assessor))).toEqual([
      409,
      'observation-matured',
      'observation',
    ]);
    const dismissed = await server.post(`${location}/dismissal`, { reason: 'No.' }, verifier);
    expect(refusal(dismissed)).toEqual([409, 'observation-not-open', 'observation']);
  });

  it('are noted once, however often the same request comes at once', async () => {
    const headers = { 'idempotency-key': 'note-once' };
    const head = await ledger.head();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.post('/v1/observations', note, { ...assessor, headers })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await ledger.head()).toBe(head + 1);
    const other = await server.post(
      '/v1/observations',
      { ...note, tone: 'neutral' },
      { ...assessor, headers },
    );
    expect(refusal(other)).toEqual([422, 'idempotency-key-reused', 'Idempotency-Key']);
  });

  it('are verified by one of two who do so at once, and the other is told by whom', async () => {
    const location = await noted();
    const answers = await Promise.all(
      [verifier, { ...verifier, id: 'V-3' }].map((who) =>
        server.post(`${location}/verification`, undefined, who),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    expect(lost.body).toMatchObject({
      code: 'observation-not-noted',
      detail: expect.stringMatching(/was verified by V-[13]/),
    });
  });

  it('are dismissed by who judges them, or taken back by who noted them', async () => {
    const reason = { reason: 'It was another day.' };
    const [first, second] = [await noted(), await noted()];
    expect((await server.post(`${first}/dismissal`, reason, supervisor)).status).toBe(200);
    expect((await server.post(`${second}/dismissal`, reason, assessor)).status).toBe(200);
    expect(await read(first)).toMatchObject({
      status: 'dismissed',
      dismissedBy: 'B-1',
      dismissalReason: 'It was another day.',
    });
    const third = await noted();
    const other = await server.post(`${third}/dismissal`, reason, { ...assessor, id: 'A-2' });
    expect(refusal(other)).toEqual([403, 'outside-scope', '']);
  });

  it('are not verified by who noted them, whom they are about, or out of scope', async () => {
    const location = await noted();
    const verify = (who: object) => server.post(`${location}/verification`, undefined, who);
    expect((await verify({ ...verifier, id: 'A-1' })).body).toMatchObject({ code: 'took-part' });
    expect((await verify({ ...verifier, id: 'S-1' })).body).toMatchObject({ code: 'own-assessment' });
    expect(refusal(await verify(otherVerifier))).toEqual(forbidden);
    expect(refusal(await verify(assessor))).toEqual(forbidden);
  });

  it('of a process belong to the unit that is named', async () => {
    const about = { staff: undefined, process: 'CASE-9', unit: 'TAX' };
    const location = await noted(about);
    expect(await read(location)).toMatchObject({ process: 'CASE-9', unit: 'TAX' });
    expect((await server.get(location, {}, verifier)).status).toBe(200);
    for (const who of [supervisor, otherVerifier, concerned]) {
      expect(refusal(await server.get(location, {}, who))).toEqual(forbidden);
    }
    const unplaced = { ...note, ...about, unit: undefined };
    expect(refusal(await server.post('/v1/observations', unplaced))).toEqual([400, 'missing-unit', 'unit']);
  });

  it('are shown to whom they are about, to who noted them, and in scope', async () => {
    const location = await noted();
    await ledger.settle();
    for (const who of [concerned, assessor, verifier, supervisor, { ...otherAssessor, id: 'A-1' }]) {
      expect((await server.get(location, {}, who)).status).toBe(200);
    }
    for (const who of [colleague, otherVerifier]) {
      expect(refusal(await server.get(location, {}, who))).toEqual(forbidden);
    }
    const own = await server.get('/v1/observations?staff=S-1&status=noted&tone=positive', {}, concerned);
    expect((own.body as PageAnswer<ObservationAnswer>).items.length).toBeGreaterThan(0);
    expect(refusal(await server.get('/v1/observations?staff=S-1', {}, colleague))).toEqual(forbidden);
    expect(refusal(await server.get('/v1/observations', {}, verifier))).toEqual(forbidden);
  });

  it.each([
    [400, 'invalid-request', 'tone', { tone: 'angry' }],
    [400, 'invalid-request', 'text', { text: ' ' }],
    [400, 'invalid-request', 'notedBy', { notedBy: 'A-9' }],
    [422, 'in-the-future', 'occurredOn', { occurredOn: '2026-02-11' }],
    [404, 'unknown-evidence', 'evidence', { evidence: ['none'] }],
    [404, 'unknown-unit', 'unit', { staff: undefined, process: 'C', unit: 'none' }],
    [400, 'observation-of-nothing', 'staff', { staff: undefined, unit: 'TAX' }],
  ])('are refused with %s %s at %s', async (status, code, path, change) => {
    const answer = await server.post(
      '/v1/observations',
      { ...note, ...change },
      { as: [{ role: 'assessor' }] },
    );
    expect(refusal(answer)).toEqual([status, code, path]);
  });

  it('are not found where nobody noted them', async () => {
    expect(refusal(await server.get('/v1/observations/none'))).toEqual([404, 'not-found', 'observation']);
    const verification = await server.post('/v1/observations/none/verification', undefined, {
      as: [{ role: 'verifier' }],
    });
    expect(refusal(verification)).toEqual([404, 'unknown-observation', 'observation']);
  });
});
