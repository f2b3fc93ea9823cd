import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';

describe('on the address of this machine', () => {
  let server: Served;
  let port: number;
  beforeAll(async () => {
    server = await served(undefined, { publicHosts: ['ledger.example.org'] });
    await server.app.listen(0, '127.0.0.1');
    ({ port } = server.app.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => server.close());

  const askFor = (host: string) =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: '/health/live', headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject).end();
    });

  it.each(['127.0.0.1', '127.0.0.1:8080', 'localhost', 'LOCALHOST:80', '[::1]:3000', 'ledger.example.org'])(
    'the server answers for %s',
    async (host) => expect(await askFor(host)).toBe(200),
  );

  it.each([
    'example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
    'ledger.example.org.evil.net',
    '10.0.0.1',
  ])('it does not answer for %s, which a page from elsewhere may be called', async (host) =>
    expect(await askFor(host)).toBe(400),
  );
});
