import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageAnswer } from '../http/page-answer.js';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { served, type Answer, type Served } from '../testing/served.js';
import type { MatterAnswer, MatterDetailAnswer } from './matters.dto.js';

const { assessor, otherAssessor, verifier, concerned, system } = people;
const matter = { matter: 'M/1', title: 'Complaint of 3 February', occurredOn: '2026-02-03' };
const refusal = ({ status, body }: Answer) => [status, (body as { code: string }).code];

describe('matters', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger));
  });
  afterAll(() => server.close());

  const open = (body: object, who: object = assessor) => server.post('/v1/matters', body, who);

  it('are opened once, and found with the entries about them that one may see', async () => {
    const opened = await open(matter);
    expect([opened.status, opened.body, opened.headers['location']]).toEqual([
      201,
      matter,
      '/v1/matters/M%2F1',
    ]);
    const untidy = { kind: 'deduction', indicator: 'order', points: 0.5, occurredOn: '2026-02-03' };
    const about = { ...untidy, matter: 'M/1', reason: 'Untidy.' };
    await server.post('/v1/entries', { ...about, staff: 'S-1' }, assessor);
    await server.post('/v1/entries', { ...about, staff: 'S-2' }, otherAssessor);
    await ledger.settle();
    const seen = async (who: object): Promise<string[]> => {
      const { body } = await server.get('/v1/matters/M%2F1', {}, who);
      return (body as MatterDetailAnswer).entries.map(({ staff }) => staff);
    };
    expect(await seen(verifier)).toEqual(['S-1']);
    expect(await seen(otherAssessor)).toEqual(['S-2']);
    expect(await seen({})).toEqual(['S-1', 'S-2']);
    const found = await server.get('/v1/matters/M%2F1', {}, verifier);
    expect(found.headers['etag']).toBe('"0"');
    expect(found.body).toMatchObject({ ...matter, openedBy: 'A-1', entries: [{ points: 0.5 }] });
  });

  it('stay as they are where they are opened again', async () => {
    await open(matter);
    const head = await ledger.head();
    expect((await open(matter)).status).toBe(201);
    expect(refusal(await open({ ...matter, title: 'Another' }))).toEqual([409, 'matter-opened']);
    expect(await ledger.head()).toBe(head);
  });

  it('are listed by the day on which they happened', async () => {
    await open({ ...matter, matter: 'M/0', occurredOn: '2026-01-15' });
    await open(matter);
    await ledger.settle();
    const ids = async (query: string): Promise<string[]> =>
      ((await server.get(`/v1/matters?${query}`)).body as PageAnswer<MatterAnswer>).items.map(
        (one) => one.matter,
      );
    expect(await ids('')).toEqual(['M/0', 'M/1']);
    expect(await ids('occurredFrom=2026-02-01')).toEqual(['M/1']);
    expect(await ids('occurredTo=2026-01-31')).toEqual(['M/0']);
    expect(await ids('limit=1')).toEqual(['M/0']);
  });

  it('are opened and read by those whose duty it is', async () => {
    for (const who of [concerned, system]) {
      expect(refusal(await open({ ...matter, matter: 'M/2' }, who))).toEqual([403, 'forbidden']);
      expect(refusal(await server.get('/v1/matters', {}, who))).toEqual([403, 'forbidden']);
    }
  });

  it.each([
    [400, 'invalid-request', { occurredOn: '2026-02-30' }],
    [400, 'invalid-request', { title: undefined }],
    [400, 'invalid-request', { matter: 'a\u0000b' }],
    [422, 'in-the-future', { occurredOn: '2026-02-11' }],
  ])('are refused with %s %s', async (status, code, change) => {
    expect(refusal(await open({ ...matter, matter: 'M/3', ...change }))).toEqual([status, code]);
  });

  it('are not found where nobody opened them', async () => {
    expect(refusal(await server.get('/v1/matters/none'))).toEqual([404, 'not-found']);
  });
});
