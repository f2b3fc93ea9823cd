import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageAnswer } from '../http/page-answer.js';
import { served, type Served } from '../testing/served.js';
import type { RankingAnswer } from './rankings.dto.js';

describe('GET /v1/rankings', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const rankings = async (query: string): Promise<PageAnswer<RankingAnswer>> =>
    (await server.get(`/v1/rankings?period=2026-Q1&${query}`)).body;

  it.each(['unit=U%2F1', 'post=U%2F1%3Aclerk'])('ranks the peer group %s', async (group) => {
    const { items } = await rankings(group);
    expect(items).toEqual([
      expect.objectContaining({ rank: 1, of: 2, staff: 'B:2', staffName: 'Member B:2', total: 30 }),
      expect.objectContaining({ rank: 2, of: 2, staff: 'A/1', post: 'U/1:clerk', records: 1, total: 29.845 }),
    ]);
  });

  it('ranks as of a day, by what was known at a time', async () => {
    const { items } = await rankings('unit=U%2F1&asOf=2026-03-05&knownAt=2026-03-06T00:00:00.5Z');
    expect(items.map(({ staff, total }) => [staff, total])).toEqual([
      ['A/1', 29.845],
      ['B:2', 28.5],
    ]);
  });

  it('is read page by page', async () => {
    const { items, next } = await rankings('unit=U%2F1&limit=1');
    expect(items.map(({ staff }) => staff)).toEqual(['B:2']);
    const last = await rankings(`unit=U%2F1&limit=1&after=${next}`);
    expect(last.items.map(({ staff, rank }) => [staff, rank])).toEqual([['A/1', 2]]);
  });

  it('asks for a unit where the rulebook ranks within units, and for one peer group only', async () => {
    const whole = await server.get('/v1/rankings?period=2026-Q1');
    expect([whole.status, whole.body]).toEqual([
      400,
      expect.objectContaining({
        errors: [{ path: 'unit', message: expect.stringContaining('ranked within each unit') }],
      }),
    ]);
    expect((await server.get('/v1/rankings?period=2026-Q1&unit=U%2F1&post=U%2F1%3Aclerk')).status).toBe(400);
  });
});
