import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';
import { recordStep } from '../testing/small-ledger.js';

describe('the position an answer has reached', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const routes = [
    '/v1/scores',
    '/v1/rankings?period=2026-Q1&unit=U%2F1',
    '/v1/periods',
    '/v1/units',
    '/v1/posts/U%2F1%3Aclerk/holders?on=2026-01-01',
    '/v1/staff-members/A%2F1/appointments',
    '/v1/score-accounts/2026-Q1/A%2F1/explanation',
    '/v1/audit-trail?kind=staff&id=A%2F1',
    '/v1/process-control',
  ];

  it.each(routes)('stands on %s, which can be asked for it', async (url) => {
    const head = await server.ledger.head();
    const { status, headers } = await server.get(`${url}${url.includes('?') ? '&' : '?'}minPosition=${head}`);
    expect([status, headers['ledger-position']]).toEqual([200, String(head)]);
  });

  it.each([
    ['the parameter', (position: number) => server.get(`/v1/scores?staff=A%2F1&minPosition=${position}`)],
    [
      'the header',
      (position: number) => server.get('/v1/scores?staff=A%2F1', { 'Ledger-Min-Position': String(position) }),
    ],
  ])('is waited for where %s asks for one to come', async (by, ask) => {
    const { ledger } = server;
    await recordStep(ledger, `R-${by}`, 'A/1', '2026-03-02', '2026-03-02');
    const records = async () => (await ask(1)).body['items'][0]['records'] as number;
    const before = await records();
    const answer = ask(await ledger.head());
    await delay(50);
    await ledger.settle();
    expect((await answer).body['items'][0]['records']).toBe(before + 1);
  });

  it('is waited for five seconds at most, and then asked for again later', async () => {
    const position = (await server.ledger.head()) + 100;
    const { status, headers, body } = await server.get(`/v1/scores?minPosition=${position}`);
    expect([status, headers['retry-after'], body]).toEqual([
      503,
      '1',
      expect.objectContaining({ code: 'behind' }),
    ]);
    expect(server.ledger.waits.at(-1)).toEqual({ position, timeoutMs: 5000 });
  });

  it.each(['-1', '1.5', 'x', '', '1e3', '99999999999999999999'])('cannot be %j', async (position) => {
    const { status, body } = await server.get(`/v1/scores?minPosition=${position}`);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'minPosition' })] }),
    ]);
  });
});
