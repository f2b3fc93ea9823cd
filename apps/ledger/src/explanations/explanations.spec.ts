import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { served, type Served } from '../testing/served.js';
import { REVERSED } from '../testing/small-ledger.js';
import type { ExplanationAnswer } from './explanations.dto.js';

describe('GET /v1/score-accounts/{period}/{staff}/explanation', () => {
  let server: Served;
  beforeAll(async () => void (server = await served()));
  afterAll(() => server.close());

  const explanation = async (staff: string, query = ''): Promise<ExplanationAnswer> =>
    (await server.get(`/v1/score-accounts/2026-Q1/${encodeURIComponent(staff)}/explanation${query}`)).body;

  it('explains every figure in points, with the rule and the record behind it', async () => {
    const told = await explanation('A/1');
    expect(told).toMatchObject({
      staff: 'A/1',
      staffName: 'Member A/1',
      rulebookVersion: 1,
      records: 1,
      total: 29.845,
    });
    expect(told.indicators).toEqual([
      {
        indicator: 'timeliness',
        name: 'Timeliness',
        base: 30,
        floor: 0,
        bonusCap: null,
        deductions: 1,
        deducted: 0.155,
        bonuses: 0,
        awarded: 0,
        bonusCounted: 0,
        raisedByFloor: 0,
        score: 29.845,
        words:
          'Timeliness starts at 30 points. 1 deduction took 0.155 points away. That makes 29.845 points.',
        entries: [
          expect.objectContaining({
            kind: 'deduction',
            points: 0.155,
            occurredOn: '2026-02-10',
            rule: 'late',
            record: 'R1',
            process: 'P/R1',
            reason: '8 days late',
            proposedBy: 'late',
            words:
              'On 10 February 2026 0.155 points were deducted under Timeliness: 8 days late. ' +
              'Rule late of rulebook version 1 applied; nobody had to confirm it.',
          }),
        ],
      },
    ]);
  });

  it('shows a reversed entry, who allowed it, and that it does not count', async () => {
    const { indicators, total } = await explanation('B:2');
    expect(total).toBe(30);
    expect(indicators[0]?.entries).toEqual([
      expect.objectContaining({
        entryId: REVERSED,
        points: 1.5,
        evidence: ['DOC-1'],
        notCounted: 'reversed',
        reversal: expect.objectContaining({ reason: 'It was sent', authority: 'Review 7' }),
      }),
    ]);
  });

  it('explains the account as it was known at a time, and says so', async () => {
    const told = await explanation('B:2', '?knownAt=2026-03-10T00:00:00Z&asOf=2026-03-31');
    expect(told).toMatchObject({ knownAt: '2026-03-10T00:00:00Z', asOf: '2026-03-31', total: 28.5 });
    expect(told.indicators[0]?.entries[0]).not.toHaveProperty('reversal');
  });

  it.each([
    ['2026-Q1/Z9', 'staff'],
    ['2026-Q9/B%3A2', 'period'],
  ])('does not know the account %s', async (account, path) => {
    const { status, body } = await server.get(`/v1/score-accounts/${account}/explanation`);
    expect([status, body]).toEqual([
      404,
      expect.objectContaining({ errors: [expect.objectContaining({ path })] }),
    ]);
  });
});
