import { describe, expect, it } from '@jest/globals';
import { aheadOfPlan, early, late, rulebook, timeliness } from '../testing/rulebook-fixture.js';
import { lintRulebook } from './lint.js';
import type { Rulebook } from './rulebook.js';

const attributes = { amount: 'number', kind: 'text', paid: 'boolean' } as const;

const found = (part: Partial<Rulebook>): string[] =>
  lintRulebook({ ...rulebook, ...part }).map(
    ({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`,
  );
const foundIn = (when: string): string[] =>
  found({ attributes, rules: [{ ...late, when }, early] }).filter(
    (text) => !text.includes('attribute-unused'),
  );

describe('linting a rulebook', () => {
  it('finds nothing in a sound one', () => {
    expect(found({})).toEqual([]);
  });

  it('finds what checking finds', () => {
    expect(found({ version: 0 })).toEqual(['error invalid-version version']);
  });

  it('finds what is wrong in conditions and reasons', () => {
    expect(found({ rules: [{ ...late, when: 'dayslate > 1' }, early] })).toEqual([
      'error unknown-fact rules.0.when',
    ]);
    expect(found({ rules: [{ ...late, when: 'daysLate' }, early] })).toEqual([
      'error condition-type rules.0.when',
    ]);
    expect(found({ rules: [{ ...late, when: 'daysLate / occurrence > 1' }, early] })).toEqual([
      'error condition-language rules.0.when',
    ]);
    expect(found({ rules: [{ ...late, reason: '{dayslate} days' }, early] })).toEqual([
      'error unknown-fact rules.0.reason',
    ]);
  });

  it.each([
    'daysLate > 7 && daysLate < 8',
    'daysLate > 2 && daysEarly > 2',
    'daysLate >= 1 && daysLate <= -7',
    'daysLate > 1 && !hasPlan',
    'deadlineMet && daysOverdue > 0',
    '!deadlineMet && daysOverdue == 0',
    'deadlineMet && !hasDeadline',
    'occurrence < 1',
    'occurrence == 1 && repeatedStep',
    'repeatedStep && occurrence in [0, 1]',
    'daysLate > 5000000',
    'daysLate > 7.2 && daysLate < 7.9',
    'activity == "a" && activity == "b"',
    'activity in ["a", "b"] && activity != "a" && activity != "b"',
    'selfSupervised && !selfSupervised',
    'attributes.amount > 1.2 && attributes.amount < 1.2',
    'attributes.paid && attributes.paid == false',
    'false',
  ])('finds that it never holds: %s', (when) => {
    expect(foundIn(when)).toEqual(['error rule-unreachable rules.0.when']);
  });

  it.each([
    'daysLate > 7 && daysLate < 9',
    'daysLate > 2 && daysEarly < -2',
    'deadlineMet && daysOverdue > -1',
    'deadlineMet && daysLate > 100',
    'registrationDelay > 3 && daysLate < 0',
    'daysLate > 7.2 && daysLate < 8.1',
    'attributes.amount > 1.2 && attributes.amount < 1.3',
    'activity != "a" && activity != "b"',
    'activity.startsWith("01_")',
    'activity == ""',
    'post == "a" && unit == "b" && process == "c"',
    'daysLate > daysOverdue',
    'selfSupervised',
    '!hasPlan',
    'daysLate * 2 > 15',
    'hasPlan == deadlineMet',
  ])('finds nothing wrong with %s', (when) => {
    expect(foundIn(when)).toEqual([]);
  });

  it.each([
    'true',
    'occurrence >= 1',
    'hasPlan || !hasPlan',
    'daysLate <= 7 || daysEarly < -7',
    'daysLate < 4000000',
  ])('warns that it always holds: %s', (when) => {
    expect(foundIn(when)).toEqual(['warning rule-always-holds rules.0.when']);
  });

  it('does not pretend to know where arithmetic hides the values that matter', () => {
    expect(foundIn('daysLate * 1000 == 123000')).toEqual(['warning rule-perhaps-unreachable rules.0.when']);
  });

  it('says so where there is too much to try, and stays quick', () => {
    const many = (fact: string, from: number) =>
      `${fact} in [${Array.from({ length: 40 }, (_, index) => from + index * 2).join(', ')}]`;
    const start = performance.now();
    expect(
      foundIn([many('daysLate', 0), many('daysOverdue', 0), many('registrationDelay', 0)].join(' && ')),
    ).toEqual(['warning rule-not-tried rules.0.when']);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('warns of rules that cannot matter, or not in full', () => {
    const flat = { ...timeliness, base: 0 };
    expect(found({ indicators: [flat, aheadOfPlan] })).toEqual([
      'warning rule-without-effect rules.0.points',
    ]);
    const capped = { ...aheadOfPlan, bonusCap: 0 };
    expect(found({ indicators: [timeliness, capped] })).toEqual([
      'warning rule-without-effect rules.1.points',
    ]);
    const low = { ...timeliness, base: 100 };
    const [finding] = lintRulebook({ ...rulebook, indicators: [low, aheadOfPlan] });
    expect(finding).toMatchObject({ severity: 'warning', code: 'points-lost', path: ['rules', 0, 'points'] });
    expect(finding!.message).toMatch(/^0\.05 of 0\.15 is lost/);
    expect(found({ rules: [late, { ...early, points: 10_001 }] })).toEqual([
      'warning points-lost rules.1.points',
    ]);
  });

  it('does not call a deduction idle that takes bonuses away again', () => {
    const onFloor = { ...aheadOfPlan, base: 0 };
    const rules = [late, early, { ...late, id: 'setback', indicator: aheadOfPlan.id }];
    expect(found({ indicators: [timeliness, onFloor], rules })).toEqual([
      'warning points-lost rules.2.points',
    ]);
  });

  it('warns of what is never used, and of what is said twice', () => {
    expect(found({ rules: [late] })).toEqual(['warning indicator-unused indicators.1']);
    expect(found({ indicators: [timeliness, { ...aheadOfPlan, manual: true }], rules: [late] })).toEqual([]);
    expect(found({ attributes: { amount: 'number' } })).toEqual([
      'warning attribute-unused attributes.amount',
    ]);
    expect(
      found({ attributes: { amount: 'number' }, rules: [{ ...late, reason: '{attributes.amount}' }, early] }),
    ).toEqual([]);
    expect(found({ rules: [late, early, { ...late, id: 'again', when: '((daysLate)>7)' }] })).toEqual([
      'warning rule-repeated rules.2.when',
    ]);
  });
});
