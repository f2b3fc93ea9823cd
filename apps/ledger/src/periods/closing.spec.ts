import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noteObservation } from '#processing';
import { served, type Answer, type Served } from '../testing/served.js';

describe('opening and closing periods', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const post = (url: string, body: object, key?: string): Promise<Answer> =>
    server.post(url, body, key === undefined ? {} : { headers: { 'idempotency-key': key } });

  /** Projects what comes, as the worker does, until the answer is there. */
  async function whileProjecting(answer: Promise<Answer>): Promise<Answer> {
    let there = false;
    void answer.finally(() => (there = true)).catch(() => undefined);
    while (!there) {
      await server.ledger.settle();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return answer;
  }

  it('opens a period of the calendar, and no other', async () => {
    const opened = await post('/v1/periods', { period: '2026-Q2' });
    expect([opened.status, opened.body]).toEqual([201, { period: '2026-Q2' }]);
    expect((await post('/v1/periods', { period: '2026-Q2' })).status).toBe(200);
    const unknown = await post('/v1/periods', { period: '2026-07' });
    expect([unknown.status, unknown.body]).toEqual([
      404,
      expect.objectContaining({ code: 'unknown-period' }),
    ]);
  });

  it('says at once what a closing left open, each time alike', async () => {
    const { ledger } = server;
    const meta = { actor: { kind: 'person', id: 'V-1', role: 'verifier' } } as const;
    const given = {
      by: { id: 'V-1', grants: [{ role: 'verifier', unit: null }] },
      today: '2026-03-20',
      meta,
    } as const;
    await noteObservation(
      ledger.executor,
      {
        observation: 'O-1',
        staff: 'A/1',
        tone: 'neutral',
        text: 'Stayed late',
        occurredOn: '2026-03-10',
        evidence: [],
      },
      given,
    );
    await ledger.settle();
    const observations = [{ observation: 'O-1', status: 'noted' }];
    expect((await server.get('/v1/periods/2026-Q1/left-open')).body).toEqual({
      period: '2026-Q1',
      closed: false,
      entries: [],
      observations,
    });

    const closing = { reason: 'The quarter is over' };
    const closed = await whileProjecting(post('/v1/periods/2026-Q1/close', closing, 'close-q1'));
    const expected = {
      period: '2026-Q1',
      closed: true,
      at: '2026-03-20T12:00:00.000Z',
      entries: [],
      observations,
    };
    expect([closed.status, closed.body]).toEqual([200, expected]);
    expect((await server.get('/v1/periods/2026-Q1/left-open')).body).toEqual(expected);
    expect((await post('/v1/periods/2026-Q1/close', closing, 'close-q1')).text).toBe(closed.text);
    expect((await post('/v1/periods/2026-Q1/close', { reason: 'Again' })).text).toBe(closed.text);
  });

  it('refuses to close what was never opened, and to give no reason', async () => {
    const never = await post('/v1/periods/2026-Q4/close', { reason: 'x' });
    expect([never.status, never.body]).toEqual([409, expect.objectContaining({ code: 'period-not-open' })]);
    const silent = await post('/v1/periods/2026-Q2/close', { reason: ' ' });
    expect([silent.status, silent.body]).toEqual([400, expect.objectContaining({ code: 'invalid-request' })]);
    expect((await server.get('/v1/periods/2030-Q1/left-open')).status).toBe(404);
  });

  it('shows what was left open to those of the whole organisation only', async () => {
    const asked = (unit?: string) =>
      server.get(
        '/v1/periods/2026-Q1/left-open',
        {},
        {
          id: 'S-9',
          as: [{ role: 'supervisor', ...(unit !== undefined && { unit }) }],
        },
      );
    expect((await asked()).status).toBe(200);
    expect((await asked('U/1')).status).toBe(403);
  });
});
