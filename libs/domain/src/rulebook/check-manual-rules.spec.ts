import { describe, expect, it } from '@jest/globals';
import { aheadOfPlan, late, rulebook, timeliness } from '../testing/rulebook-fixture.js';
import { checkRulebook } from './check-rulebook.js';
import type { ManualRule, Rulebook } from './rulebook.js';

const manual = { ...timeliness, manual: true };
const rule: ManualRule = {
  id: 'careless',
  indicator: 'timeliness',
  title: 'Carelessness',
  kind: 'deduction',
  least: 500,
  most: 2000,
};
const found = (part: Partial<Rulebook>): string[] =>
  checkRulebook({ ...rulebook, indicators: [manual, aheadOfPlan], ...part }).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );
const limit = (perEntry: number | null, perPeriod: number | null = null) => ({
  proportionality: { perEntry, perPeriod },
});

describe('what people apply', () => {
  it('is sound', () => {
    expect(found({ manualRules: [rule], ...limit(2000, 5000) })).toEqual([]);
    expect(found({ manualRules: [{ ...rule, least: 2000 }] })).toEqual([]);
  });

  it.each<[string, Partial<Rulebook>]>([
    ['duplicate-id manualRules.1.id', { manualRules: [rule, rule] }],
    ['duplicate-id manualRules.0.id', { manualRules: [{ ...rule, id: 'late' }] }],
    ['invalid-id manualRules.0.id', { manualRules: [{ ...rule, id: 'Careless' }] }],
    ['unknown-indicator manualRules.0.indicator', { manualRules: [{ ...rule, indicator: 'tidiness' }] }],
    [
      'indicator-not-manual manualRules.0.indicator',
      { manualRules: [{ ...rule, indicator: 'ahead-of-plan' }] },
    ],
    ['common-only-deducts manualRules.0.kind', { manualRules: [{ ...rule, kind: 'bonus' }] }],
    ['least-above-most manualRules.0.least', { manualRules: [{ ...rule, least: 2001 }] }],
    ['invalid-points manualRules.0.least', { manualRules: [{ ...rule, least: 0 }] }],
    ['invalid-points manualRules.0.most', { manualRules: [{ ...rule, most: 1_000_000_001 }] }],
    ['deduction-too-large manualRules.0.most', { manualRules: [rule], ...limit(1999) }],
    ['deduction-too-large rules.0.points', limit(149)],
    ['invalid-points proportionality.perEntry', { rules: [], ...limit(0) }],
    ['invalid-points proportionality.perPeriod', limit(null, 0.5)],
    ['answer-without-days rules.0.enters', { rules: [{ ...late, enters: 'answer' }] }],
    [
      'invalid-answer-days indicators.0.steps.answerDays',
      { indicators: [{ ...manual, steps: { confirmation: false, answerDays: 0 } }, aheadOfPlan] },
    ],
    [
      'invalid-answer-days indicators.0.steps.answerDays',
      { indicators: [{ ...manual, steps: { confirmation: false, answerDays: 367 } }, aheadOfPlan] },
    ],
  ])('is not: %s', (finding, part) => {
    expect(found(part)).toEqual([finding]);
  });

  it('lets computed entries enter where their indicator allows it', () => {
    const asking = { ...manual, steps: { confirmation: false, answerDays: 5 } };
    const rules = [
      { ...late, enters: 'answer' },
      { ...late, id: 'later', enters: 'confirmation' },
    ] as const;
    expect(found({ indicators: [asking, aheadOfPlan], rules })).toEqual([]);
    expect(found({ rules: [{ ...late, enters: 'confirmation' }] })).toEqual([]);
  });
});
