import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { limitCommandsInFlight } from './commands-in-flight.js';
import { limitRate } from './rate-limit.js';
import { bareServer, CHECK_REQUESTS } from './testing/bare-server.js';

/** Longer than the server takes to notice, several times over, in milliseconds. */
const LATE = 5 * CHECK_REQUESTS;

let bare: ReturnType<typeof bareServer>;
afterEach(() => bare.server.close());

describe('the rate of an identity', () => {
  async function limited(most: number): Promise<void> {
    bare = bareServer();
    const { server, metrics } = bare;
    server.addHook('onRequest', (request, reply, done) => {
      const id = request.headers.authorization;
      if (id === 'nobody') return void reply.code(401).send('who?');
      if (id) request.identity = { authority: { id, grants: [] }, expiresAt: 0 };
      done();
    });
    await limitRate(server, most, metrics);
    server.get('/v1/scores', () => 'ok');
    server.get('/health/live', () => 'ok');
  }
  const ask = (id?: string, url = '/v1/scores') =>
    bare.server.inject({ url, headers: id ? { authorization: id } : {} });

  it('is limited, and says when to come again', async () => {
    await limited(3);
    const answers = [await ask('A'), await ask('A'), await ask('A'), await ask('A')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    const { headers, body } = answers[3]!;
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '1',
      'ratelimit-limit': '3',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '1',
    });
    expect(JSON.parse(body)).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(await bare.metrics.text()).toContain('ledger_requests_refused_total{reason="rate"} 1');
    expect((await ask('B')).statusCode).toBe(200);
    await delay(1050);
    expect((await ask('A')).statusCode).toBe(200);
  });

  it('is that of the address where nobody says who they are, also where a token is worth nothing', async () => {
    await limited(2);
    const statuses = [await ask('nobody'), await ask(), await ask('nobody'), await ask()];
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([401, 200, 429, 429]);
    expect(statuses[2]!.headers['retry-after']).toBe('1');
    // Someone may be called like an address.
    expect((await ask('127.0.0.1')).statusCode).toBe(200);
  });

  it('holds nobody back who watches the server', async () => {
    await limited(1);
    const probes = [await ask(undefined, '/health/live'), await ask(undefined, '/health/live')];
    expect(probes.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });

  it('has no limit where none is wanted', async () => {
    await limited(0);
    for (let i = 0; i < 50; i++) expect((await ask('A')).statusCode).toBe(200);
  });
});

describe('commands in flight', () => {
  const waiting: (() => void)[] = [];
  function limited(most: number): void {
    bare = bareServer();
    limitCommandsInFlight(bare.server, most, bare.metrics);
    bare.server.post('/v1/units', () => new Promise((resolve) => waiting.push(() => resolve('done'))));
    bare.server.get('/v1/units', () => 'units');
  }
  const post = () => bare.server.inject({ method: 'POST', url: '/v1/units', payload: { unit: 'A' } });
  const taken = async (count: number): Promise<void> => {
    while (waiting.length < count) await delay(5);
  };

  it('are turned away beyond the limit, and taken again once others are answered', async () => {
    limited(2);
    const first = [post(), post()];
    await taken(2);
    const refused = await post();
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('1');
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'overloaded' });
    expect(await bare.metrics.text()).toContain('ledger_commands_in_flight 2');
    expect((await bare.server.inject('/v1/units')).statusCode).toBe(200);

    for (const answer of waiting.splice(0)) answer();
    expect((await Promise.all(first)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const next = post();
    await taken(1);
    waiting.pop()!();
    expect((await next).statusCode).toBe(200);
    expect(await bare.metrics.text()).toContain('ledger_commands_in_flight 0');
    expect(await bare.metrics.text()).toContain('refused_total{reason="overloaded"} 1');
  });

  it('are not those whose body never comes', async () => {
    limited(1);
    const address = await bare.server.listen({ port: 0, host: '127.0.0.1' });
    const never = new ReadableStream({ start: () => undefined });
    const stop = new AbortController();
    const { signal } = stop;
    const idle = fetch(`${address}/v1/units`, {
      method: 'POST',
      body: never,
      duplex: 'half',
      signal,
    } as RequestInit);
    const idleEnd = idle.catch(() => 'cut off');
    await delay(100);
    const command = fetch(`${address}/v1/units`, { method: 'POST' });
    await taken(1);
    waiting.pop()!();
    expect((await command).status).toBe(200);
    stop.abort();
    expect(await idleEnd).toBe('cut off');
  });
});

describe('a request that does not arrive in time', () => {
  it.each([
    ['its head', 'POST /v1/units HTTP/1.1\r\nHost: x\r\n'],
    [
      'its body',
      'POST /v1/units HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{',
    ],
  ])('is answered with 408 where %s is cut short', async (_, bytes) => {
    bare = bareServer();
    bare.server.post('/v1/units', () => 'units');
    const { server } = bare.server;
    server.requestTimeout = server.headersTimeout = 100;
    await bare.server.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    const [head, body] = (await text(socket)).split('\r\n\r\n') as [string, string];
    expect(head).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status: 408, code: 'request-timeout' });
  });

  it('gets nothing into the middle of an answer that has begun', async () => {
    bare = bareServer();
    bare.server.addContentTypeParser('application/x-ndjson', (_request, body, done) => done(null, body));
    bare.server.post('/v1/stream', (_request, reply) => {
      reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson' });
      reply.raw.write('{"line":1}\n');
      void reply.hijack();
    });
    const { server } = bare.server;
    server.requestTimeout = server.headersTimeout = 100;
    await bare.server.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(
      'POST /v1/stream HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: 99\r\n\r\n{}\n',
    );
    let answered = '';
    socket.on('data', (chunk: Buffer) => (answered += chunk.toString()));
    // Long past the time in which a request has to arrive, and past the next look at who is late.
    await delay(LATE);
    expect(answered).toContain('{"line":1}');
    expect(answered).not.toContain('408');
    expect(socket.closed).toBe(false);
    socket.destroy();
  });
});
