import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { competitionRanks, formatPoints, indicatorScore, InvalidPoints, parsePoints } from './index.js';

describe('milli-points', () => {
  it.each([
    ['0.05', 50],
    ['1', 1000],
    ['-2.5', -2500],
    ['0.100', 100],
    ['1.2000', 1200],
    ['-0', 0],
  ])('reads %s as %d', (text, points) => expect(parsePoints(text)).toBe(points));

  it.each(['0.0005', '1e3', '.5', '1.', '', 'ten', '1,5', '0x10', 'NaN', '1234567890', '１'])(
    'refuses %j',
    (text) => expect(() => parsePoints(text)).toThrow(InvalidPoints),
  );

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (points) => {
        expect(parsePoints(formatPoints(points))).toBe(points);
      }),
    );
  });
});

describe('indicator score', () => {
  const frame = { base: 30_000, floor: 0, bonusCap: 5_000 };
  const totals = { deductions: 0, deducted: 0, bonuses: 0, awarded: 0 };

  it.each([
    [{}, 30_000],
    [{ deducted: 12_850 }, 17_150],
    [{ deducted: 40_000 }, 0],
    [{ awarded: 7_200 }, 35_000],
    [{ deducted: 33_000, awarded: 12_900 }, 2_000],
  ])('of %j is %d', (over, score) => expect(indicatorScore(frame, { ...totals, ...over })).toBe(score));

  it('counts no bonus where there is no cap to count it under', () => {
    expect(indicatorScore({ ...frame, bonusCap: null }, { ...totals, awarded: 100 })).toBe(30_000);
  });

  it('stays between floor and base plus cap', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, (deducted, awarded) => {
        const score = indicatorScore(frame, { ...totals, deducted, awarded });
        expect(score).toBeGreaterThanOrEqual(frame.floor);
        expect(score).toBeLessThanOrEqual(frame.base + frame.bonusCap);
      }),
    );
  });
});

describe('standard competition rank', () => {
  it('gives equals the same rank and leaves out the next', () => {
    expect(competitionRanks([80, 100, 90, 90, 70])).toEqual([4, 1, 2, 2, 5]);
  });

  it('is one more than the number of those who are better', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (values) => {
        const naive = values.map((value) => 1 + values.filter((other) => other > value).length);
        expect(competitionRanks(values)).toEqual(naive);
      }),
    );
  });
});
