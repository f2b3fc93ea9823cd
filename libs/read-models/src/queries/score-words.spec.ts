import { describe, expect, it } from '@jest/globals';
import type { ExplainedIndicator, Explanation } from './explain.js';
import { indicatorWords, totalWords } from './score-words.js';

const indicator: Omit<ExplainedIndicator, 'words'> = {
  indicator: 'extra',
  name: 'Extra work',
  frame: { base: 10_000, floor: 2_000, bonusCap: 1_500 },
  deductions: 0,
  deducted: 0,
  bonuses: 0,
  awarded: 0,
  bonusCounted: 0,
  raisedByFloor: 0,
  score: 10_000,
  entries: [],
};

describe('an indicator in words', () => {
  it.each<[Partial<ExplainedIndicator>, string]>([
    [{}, 'Extra work starts at 10 points. Nothing was deducted. That makes 10 points.'],
    [
      { deductions: 1, deducted: 9_000, score: 1_000, frame: { base: 10_000, floor: 0, bonusCap: null } },
      'Extra work starts at 10 points. 1 deduction took 9 points away. That makes 1 point.',
    ],
    [
      {
        deductions: 2,
        deducted: 11_000,
        bonuses: 2,
        awarded: 2_000,
        bonusCounted: 1_500,
        raisedByFloor: 1_500,
        score: 2_000,
      },
      'Extra work starts at 10 points. 2 deductions took 11 points away. 2 bonuses are worth 2 points, of which ' +
        '1.5 count, for no more can be added here. The score cannot fall below 2, which gives 1.5 back. ' +
        'That makes 2 points.',
    ],
    [
      { bonuses: 1, awarded: 1_000, frame: { base: 10_000, floor: 0, bonusCap: null } },
      'Extra work starts at 10 points. Nothing was deducted. 1 bonus is worth 1 point; no bonus counts here. ' +
        'That makes 10 points.',
    ],
  ])('of %j', (changes, words) => expect(indicatorWords({ ...indicator, ...changes })).toBe(words));
});

describe('a total in words', () => {
  const explanation: Omit<Explanation, 'words'> = {
    period: '2026-Q1',
    staff: 'S1',
    staffName: null,
    unit: 'U',
    post: 'P',
    rulebookVersion: 2,
    rulebookTitle: 'Rules of the office',
    records: 1,
    indicators: [{ ...indicator, words: '' }],
    outsideFrame: [],
    total: 10_000,
  };

  it('names the sum and what it was made by', () => {
    expect(totalWords(explanation)).toBe(
      'Your total for 2026-Q1 is 10 points: 10 for Extra work. It was made by version 2 of the rulebook ' +
        '“Rules of the office” from 1 work record and the entries listed here.',
    );
  });

  it('says what was left out of sight', () => {
    const view = { asOf: '2026-02-28', knownAt: '2026-03-10T00:00:00Z' };
    expect(totalWords({ ...explanation, ...view })).toContain(
      ' Only what had happened by 28 February 2026 and the ledger had learned by 2026-03-10T00:00:00Z is counted.',
    );
  });
});
