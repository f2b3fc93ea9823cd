import { connect, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bareServer } from './testing/bare-server.js';

describe('a request', () => {
  let bare: ReturnType<typeof bareServer>;
  let slowBegan = false;
  beforeEach(() => {
    bare = bareServer();
    bare.server.get('/v1/staff-members/:staff', (request, reply) => {
      request.caller = {
        authority: { id: 'S-01', grants: [] },
        actor: { kind: 'person', id: 'S-01', role: 'auditor' },
      };
      void reply.send({ ok: true });
    });
    bare.server.get('/broken', (request, reply) => {
      const err = new Error('it broke on "S-99"');
      request.log.error({ err, req: request, res: reply }, 'fault');
      void reply.code(500).send();
    });
    bare.server.get('/slow', async () => {
      slowBegan = true;
      return delay(5000, {}, { ref: false });
    });
  });
  afterEach(() => bare.server.close());

  const lines = () => bare.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const answered = () => lines().filter(({ msg }) => msg === 'request');

  it('leaves one line, with the pattern of its route and never its address or anything it said', async () => {
    const { headers } = await bare.server.inject({
      url: '/v1/staff-members/S-77?name=Miller',
      headers: { authorization: 'Bearer secret-token', 'x-correlation-id': 'case-9' },
    });
    expect(answered()).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        method: 'GET',
        route: '/v1/staff-members/:staff',
        status: 200,
        ms: expect.any(Number),
        requestId: headers['x-request-id'],
        correlationId: 'case-9',
        actor: 'S-01',
        role: 'auditor',
        msg: 'request',
      },
    ]);
    expect(bare.lines.join('')).not.toMatch(/S-77|Miller|secret/);
  });

  it('is counted by method, route and class of status', async () => {
    for (const staff of ['S-77', 'S-78']) await bare.server.inject(`/v1/staff-members/${staff}`);
    for (const nowhere of ['/a', '/b']) await bare.server.inject(nowhere);
    const text = await bare.metrics.text();
    const count = 'ledger_http_request_duration_seconds_count';
    expect(text).toContain(`${count}{method="GET",route="/v1/staff-members/:staff",status_class="2xx"} 2`);
    expect(text).toContain(`${count}{method="GET",route="none",status_class="4xx"} 2`);
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
    expect(text).not.toContain('S-77');
  });

  it('leaves nothing of a fault but its kind and place', async () => {
    await bare.server.inject('/broken?name=Miller');
    expect(answered()[0]).toMatchObject({ status: 500 });
    const fault = lines().find(({ err }) => err !== undefined)!;
    expect(fault).toMatchObject({ level: 'error', err: { type: 'Error', message: 'it broke on "…"' } });
    expect(bare.lines.join('')).not.toMatch(/S-99|Miller|\/broken\?/);
  });

  it('is told of also where its client went away', async () => {
    await bare.server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = bare.server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n'));
    while (!slowBegan) await delay(5);
    socket.destroy();
    for (let waited = 0; answered().length === 0 && waited < 2000; waited += 20) await delay(20);
    expect(answered()).toMatchObject([{ route: '/slow', aborted: true }]);
    expect(await bare.metrics.text()).toContain('route="/slow",status_class="aborted"} 1');
  });
});

describe('the ids of a request', () => {
  const ask = async (headers: Record<string, string>) => {
    const { server } = bareServer();
    server.get('/', (request) => ({ correlationId: request.correlationId }));
    const { headers: told, body } = await server.inject({ url: '/', headers });
    await server.close();
    const { correlationId } = JSON.parse(body) as { correlationId: string };
    return { request: told['x-request-id'], correlation: told['x-correlation-id'], correlationId };
  };

  it('are taken as they are given, and told in the answer', async () => {
    expect(await ask({ 'x-request-id': 'r/1:~', 'x-correlation-id': 'c'.repeat(128) })).toEqual({
      request: 'r/1:~',
      correlation: 'c'.repeat(128),
      correlationId: 'c'.repeat(128),
    });
  });

  it('are made where none are given: what a request belongs to is itself', async () => {
    const ids = await ask({});
    expect(ids.request).toMatch(/^[\da-f-]{36}$/);
    expect([ids.correlation, ids.correlationId]).toEqual([ids.request, ids.request]);
    expect((await ask({})).request).not.toBe(ids.request);
  });

  it.each([['r 1'], [''], ['r'.repeat(129)], ['r\u00fc'], ['r\t1']])(
    'are made anew in place of %j',
    async (id) => {
      const ids = await ask({ 'x-request-id': id, 'x-correlation-id': id });
      expect(ids.request).toMatch(/^[\da-f-]{36}$/);
      expect(ids.correlation).toBe(ids.request);
    },
  );
});
