import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageAnswer } from '../http/page-answer.js';
import { served, type Served } from '../testing/served.js';
import type { ScoreAnswer } from './scores.dto.js';

describe('GET /v1/scores', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const scores = async (query: string): Promise<PageAnswer<ScoreAnswer>> =>
    (await server.get(`/v1/scores${query}`)).body;

  it('gives every account with its indicators, in points', async () => {
    const { items, next } = await scores('');
    expect(next).toBeUndefined();
    expect(items.map(({ staff, rank, total }) => [staff, rank, total])).toEqual([
      ['B:2', 1, 30],
      ['A/1', 2, 29.845],
    ]);
    expect(items[1]).toEqual({
      period: '2026-Q1',
      staff: 'A/1',
      staffName: 'Member A/1',
      unit: 'U/1',
      post: 'U/1:clerk',
      records: 1,
      indicators: [
        {
          indicator: 'timeliness',
          name: 'Timeliness',
          deductions: 1,
          deducted: 0.155,
          bonuses: 0,
          awarded: 0,
          score: 29.845,
        },
      ],
      total: 29.845,
      rank: 2,
      of: 2,
    });
  });

  it('filters by period, unit and staff member', async () => {
    const { items } = await scores('?period=2026-Q1&unit=U%2F1&staff=A%2F1');
    expect(items.map(({ staff }) => staff)).toEqual(['A/1']);
  });

  it('is read page by page', async () => {
    const first = await scores('?limit=1');
    expect(first.items.map(({ staff }) => staff)).toEqual(['B:2']);
    const second = await scores(`?limit=1&after=${first.next}`);
    expect(second.items.map(({ staff }) => staff)).toEqual(['A/1']);
    expect(second).not.toHaveProperty('next');
  });

  it('holds fifty accounts on a page where nothing is said, and 500 at most', async () => {
    const { ledger } = server;
    const scoresOf = ledger.readModels.scores.bind(ledger.readModels);
    const limits: unknown[] = [];
    ledger.readModels.scores = (query) => (limits.push(query?.limit), scoresOf(query));
    await scores('');
    await scores('?limit=500');
    ledger.readModels.scores = scoresOf;
    expect(limits).toEqual([50, 500]);
    expect((await server.get('/v1/scores?limit=501')).status).toBe(400);
  });

  it('tells what was so on a day, and what was known at a time', async () => {
    const totalOf = async (query: string) => (await scores(`?staff=B:2&${query}`)).items[0]?.total;
    expect(await totalOf('knownAt=2026-03-10T00:00:00Z')).toBe(28.5);
    expect(await totalOf('knownAt=2026-03-10T00:00:00Z&asOf=2026-03-04')).toBe(30);
    expect(await totalOf('asOf=2026-03-10')).toBe(30);
    expect(await totalOf('asOf=2026-02-09')).toBeUndefined();
  });
});
