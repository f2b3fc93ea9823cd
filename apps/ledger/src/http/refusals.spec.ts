import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';

describe('refusals', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  it('are problem documents', async () => {
    const { status, headers, body } = await server.get('/v1/scores?limit=0&asOf=2024-02-30');
    expect(status).toBe(400);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      type: 'urn:assessment-ledger:problem:invalid-request',
      title: 'The request is not valid',
      status: 400,
      code: 'invalid-request',
      detail: 'asOf must be a calendar date such as 2026-03-31; limit must be a whole number from 1 to 500',
      errors: [
        { path: 'asOf', message: 'must be a calendar date such as 2026-03-31' },
        { path: 'limit', message: 'must be a whole number from 1 to 500' },
      ],
    });
  });

  it.each([
    ['limit=-1', 'limit'],
    ['limit=1e9', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['asOf=2024-02-30', 'asOf'],
    ['asOf=2024-W10', 'asOf'],
    ['asOf=2024-02-03T00:00:00Z', 'asOf'],
    ['knownAt=2026-02-30T00:00:00Z', 'knownAt'],
    ['knownAt=2026-02-03T24:00:00Z', 'knownAt'],
    ['knownAt=2026-02-03T10:00:00%2B02:00', 'knownAt'],
    ['knownAt=2026-02-03', 'knownAt'],
    ['after=%5B%5D', 'after'],
    ['after=bm9uc2Vuc2U', 'after'],
    [`after=${Buffer.from('["U",{},1,2]').toString('base64url')}`, 'after'],
    [`after=${'A'.repeat(10_000)}`, 'after'],
    ['unit=', 'unit'],
    ['unit=a%00b', 'unit'],
    ['unit=%E2%80%AEab', 'unit'],
    [`unit=${'x'.repeat(10_000)}`, 'unit'],
    ['unit=a&unit=a', 'unit'],
    ['unit[]=a', 'unit[]'],
    ['unit[__proto__]=a', 'unit[__proto__]'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['prototype=1', 'prototype'],
    ['toString=1', 'toString'],
    ['=1', ''],
  ])('name the parameter of /v1/scores?%s', async (query, path) => {
    const { status, body } = await server.get(`/v1/scores?${query}`);
    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'invalid-request' })]);
    expect((body as { errors: { path: string }[] }).errors.map((one) => one.path)).toEqual([path]);
  });

  it('say which parameter was probably meant', async () => {
    const { body } = await server.get('/v1/scores?perod=2026-Q1');
    expect(body).toMatchObject({ detail: 'perod is not a parameter of this route; did you mean period?' });
  });

  it.each([
    ['/v1/posts/a%00b/holders?on=2026-01-01', 'post'],
    [`/v1/staff-members/${'x'.repeat(10_000)}/appointments`, 'staff'],
    ['/v1/score-accounts/2026-Q1/%20/explanation', 'staff'],
    ['/v1/units?all=1', 'all'],
    ['/v1/score-accounts/2026-Q1/A%2F1/explanation?period=2026-Q1', 'period'],
  ])('name what is wrong in %.60s', async (url, path) => {
    const { status, body } = await server.get(url);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ path })] }),
    ]);
  });

  it.each([
    '/v1/scores?unit=%FF',
    '/v1/scores?unit=%zz',
    '/v1/posts/%zz/holders?on=2026-01-01',
    '/v1/staff-members/%FF/appointments',
  ])('answer %s, which is not UTF-8', async (url) => {
    const { status, headers, body } = await server.get(url);
    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'invalid-request' })]);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it.each([
    '/v1/scores?period=2027-Q1',
    '/v1/scores?unit=U9',
    '/v1/scores?staff=nobody',
    '/v1/rankings?period=2027-Q1',
    '/v1/rankings?period=2026-Q1&unit=__proto__',
    '/v1/process-control?unit=constructor',
  ])('say that the ledger does not know %s', async (url) => {
    const { status, body } = await server.get(url);
    expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  });

  it.each([
    '/v1',
    '/v1/nothing',
    '/v1/scores/',
    '/v1/Scores',
    '/v1/posts//holders',
    '/__proto__',
    '/../etc/passwd',
  ])('say that there is no address %s', async (url) => {
    const { status, body } = await server.get(url);
    expect([status, body]).toEqual([404, expect.objectContaining({ code: 'no-such-route' })]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'answer %s with the methods there are',
    async (method) => {
      for (const url of [
        '/v1/scores',
        '/v1/posts/U%2F1%3Aclerk/holders?on=2026-01-01',
        '/health/live',
        '/',
      ]) {
        const { status, headers, body } = await server.send({
          method,
          url,
          headers: { 'content-type': 'application/x-unknown' },
          payload: 'anything',
        });
        expect([status, headers['allow'], body]).toEqual([
          405,
          'GET, HEAD',
          expect.objectContaining({ code: 'method-not-allowed' }),
        ]);
      }
    },
  );

  it('answer HEAD as GET, without the body', async () => {
    const { status, headers, text } = await server.send({ method: 'HEAD', url: '/v1/scores' });
    expect([status, text]).toEqual([200, '']);
    expect(headers).toHaveProperty('ledger-position');
  });

  it('say nothing of a fault of the program but that there was one', async () => {
    const { readModels } = server.ledger;
    readModels.periods = () => {
      throw new Error('secret path /srv/x');
    };
    const { status, text } = await server.get('/v1/periods');
    Reflect.deleteProperty(readModels, 'periods');
    expect(status).toBe(500);
    expect(text).toContain('internal-error');
    expect(text).not.toContain('secret');
    const fault = server.log.find((line) => line.includes('"msg":"fault"'));
    expect(fault).toMatch(/"route":"\/v1\/periods".*"message":"secret path \/srv\/x"/);
  });

  it('keep answers out of caches, frames and other sites', async () => {
    for (const url of ['/v1/scores', '/v1/nothing', '/health/live']) {
      expect((await server.get(url)).headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
    }
  });
});

describe('refusals on the socket', () => {
  it.each([
    ['what is not HTTP', 'hello\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}`, 'HTTP/1.1 431 '],
  ])('answer %s with a problem document', async (_, bytes, statusLine) => {
    const { app, close } = await served();
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    await close();
    expect(answer.startsWith(statusLine)).toBe(true);
    const [head, body] = answer.split('\r\n\r\n') as [string, string];
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toHaveProperty('code');
  });
});
