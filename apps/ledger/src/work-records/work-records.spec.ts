import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { served, type Answer, type Served } from '../testing/served.js';

const system = { id: 'CASES', as: [{ role: 'work-system' }] } as const;
const record = {
  recordId: 'R-9',
  process: 'CASE-9',
  activity: 'review',
  occurredOn: '2026-02-12',
  unit: 'U/1',
  staff: 'A/1',
};

describe('work records over HTTP', () => {
  let server: Served;
  beforeEach(async () => void (server = await served()));
  afterEach(() => server.close());

  const post = (url: string, body: object, key?: string): Promise<Answer> =>
    server.post(url, body, { ...system, ...(key !== undefined && { headers: { 'idempotency-key': key } }) });

  async function recorded(process: string): Promise<{ actor: object; data: Record<string, unknown> }[]> {
    const stored = await server.ledger.store.readStream(`process-${process}`);
    return stored.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as never);
  }

  it('takes one, and says in the event which system sent it', async () => {
    const answer = await post('/v1/work-records', record);
    expect([answer.status, answer.body]).toEqual([201, { recordId: 'R-9', process: 'CASE-9' }]);
    const [event] = await recorded('CASE-9');
    expect(event!.actor).toEqual({ kind: 'system', id: 'CASES' });
    expect(event!.data).toMatchObject({
      ...record,
      post: 'U/1:clerk',
      occurrence: 1,
      source: { file: 'CASES' },
    });
  });

  it('answers the same record again with 200 and the same body, and adds nothing', async () => {
    const first = await post('/v1/work-records', record, 'one');
    const repeated = await post('/v1/work-records', record, 'one');
    const again = await post('/v1/work-records', Object.fromEntries(Object.entries(record).reverse()));
    expect([first.status, repeated.status, again.status]).toEqual([201, 201, 200]);
    expect([repeated.text, again.text]).toEqual([first.text, first.text]);
    expect(await recorded('CASE-9')).toHaveLength(1);
  });

  it('takes two records that say the same under two ids for two', async () => {
    await post('/v1/work-records', record);
    expect((await post('/v1/work-records', { ...record, recordId: 'R-10' })).status).toBe(201);
    const events = await recorded('CASE-9');
    expect(events.map(({ data }) => data['occurrence'])).toEqual([1, 2]);
  });

  it.each([
    [{ ...record, staff: 'nobody' }, 404, 'unknown-staff-member', 'staff'],
    [{ ...record, occurredOn: '2026-02-30' }, 400, 'invalid-request', 'occurredOn'],
    [{ ...record, occurredOn: '2026-07-01' }, 409, 'period-not-open', 'occurredOn'],
    [{ ...record, staff: undefined, post: 'U/1:clerk' }, 400, 'invalid-request', 'post'],
    [{ ...record, attribution: 'process-opener' }, 400, 'invalid-request', 'attribution'],
    [{ ...record, planedOn: '2026-02-01' }, 400, 'invalid-request', 'planedOn'],
    [{ ...record, attributes: { a: { b: 1 } } }, 400, 'invalid-request', 'attributes'],
  ])('refuses %j', async (body, status, code, path) => {
    const answer = await post('/v1/work-records', body);
    expect([answer.status, answer.body]).toEqual([
      status,
      expect.objectContaining({ code, errors: [expect.objectContaining({ path })] }),
    ]);
    expect(await recorded('CASE-9')).toEqual([]);
  });

  it('refuses another record under an id that is taken', async () => {
    await post('/v1/work-records', record);
    const { status, body } = await post('/v1/work-records', { ...record, activity: 'decide' });
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'record-id-taken' })]);
  });

  it('takes a batch, each record for itself, and answers in the order given', async () => {
    const records = [
      record,
      { ...record, recordId: 'X-1', process: 'CASE-8', staff: 'nobody' },
      { ...record, recordId: 'X-2', process: 'CASE-8' },
      record,
      { ...record, activity: 'decide' },
    ];
    const answer = await post('/v1/work-records/batch', { records }, 'batch');
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        verdicts: [
          { recordId: 'R-9', verdict: 'recorded' },
          expect.objectContaining({
            recordId: 'X-1',
            verdict: 'refused',
            code: 'unknown-staff-member',
            field: 'staff',
          }),
          { recordId: 'X-2', verdict: 'recorded' },
          { recordId: 'R-9', verdict: 'already-recorded' },
          expect.objectContaining({ recordId: 'R-9', verdict: 'refused', code: 'record-id-taken' }),
        ],
      },
    ]);
    const repeated = await post('/v1/work-records/batch', { records }, 'batch');
    expect([repeated.text, repeated.headers['idempotent-replayed']]).toEqual([answer.text, 'true']);
    expect(repeated.headers['ledger-position']).toBe(answer.headers['ledger-position']);
    const anew = (await post('/v1/work-records/batch', { records })).body as {
      verdicts: { verdict: string }[];
    };
    expect(anew.verdicts.map(({ verdict }) => verdict)).toEqual([
      'already-recorded',
      'refused',
      'already-recorded',
      'already-recorded',
      'refused',
    ]);
  });

  it('refuses another batch under the same key, and writes nothing of it', async () => {
    await post('/v1/work-records/batch', { records: [record] }, 'batch');
    const other = [record, { ...record, recordId: 'N-1', process: 'CASE-7' }];
    const { status, body } = await post('/v1/work-records/batch', { records: other }, 'batch');
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'idempotency-key-reused' })]);
    expect(await recorded('CASE-7')).toEqual([]);
  });

  it('records one batch that is sent 50 times at once only once, with 50 equal answers', async () => {
    const records = ['CASE-1', 'CASE-2', 'CASE-3'].flatMap((process) => [
      { ...record, process, recordId: `${process}/1` },
      { ...record, process, recordId: `${process}/2`, activity: 'decide' },
    ]);
    const send = () => post('/v1/work-records/batch', { records }, 'at-once');
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.text).not.toContain('already-recorded');
    for (const process of ['CASE-1', 'CASE-2', 'CASE-3']) expect(await recorded(process)).toHaveLength(2);
  });

  it('names the record of a batch that is no record, and takes none', async () => {
    const bad = { ...record, process: 'CASE-7', occurredOn: 'today' };
    const { status, body } = await post('/v1/work-records/batch', { records: [record, bad] });
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'records.1.occurredOn' })] }),
    ]);
    expect(await recorded('CASE-9')).toEqual([]);
    const many = Array.from({ length: 1001 }, (_, index) => ({ ...record, recordId: `M-${index}` }));
    expect((await post('/v1/work-records/batch', { records: many })).status).toBe(400);
    expect((await post('/v1/work-records/batch', { records: [] })).status).toBe(400);
  });

  it('is for work systems and administrators', async () => {
    const { status } = await server.post('/v1/work-records', record, {
      id: 'A/1',
      as: [{ role: 'assessor' }],
    });
    expect(status).toBe(403);
  });
});
