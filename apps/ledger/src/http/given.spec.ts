import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server.close());

describe('an Idempotency-Key', () => {
  const longest = 'k'.repeat(200);
  const id = 'ü'.repeat(200);
  const post = (unit: string, key: string) =>
    server.post(
      '/v1/units',
      { unit, name: unit },
      { id, as: [{ role: 'administrator' }], headers: { 'idempotency-key': key } },
    );

  it('of the longest kind, from a caller with the longest id, is known again', async () => {
    const first = await post('LONG', longest);
    expect(first.status).toBe(201);
    const again = await post('LONG', longest);
    expect([again.status, again.text, again.headers['idempotent-replayed']]).toEqual([
      201,
      first.text,
      'true',
    ]);
    expect((await post('OTHER', longest)).status).toBe(422);
    expect((await post('OTHER', `${longest.slice(1)}j`)).status).toBe(201);
  });
});
