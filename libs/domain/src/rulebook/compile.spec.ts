import { describe, expect, it } from '@jest/globals';
import { early, late, rulebook, workRecord } from '../testing/rulebook-fixture.js';
import { compileRulebook, RuleFailed } from './compile.js';
import type { Rulebook } from './rulebook.js';

const rulesOf = (book: Rulebook, part: object) =>
  compileRulebook(book)
    .judge({ ...workRecord, ...part })
    .map(({ rule }) => rule);

describe('a compiled rulebook', () => {
  it('makes the entry of each rule that holds, with its reason filled in', () => {
    expect(compileRulebook(rulebook).judge({ ...workRecord, plannedOn: '2012-07-02' })).toEqual([
      {
        rule: 'late',
        indicator: 'timeliness',
        kind: 'deduction',
        points: 150,
        reason: '8 days late',
        enters: 'posted',
      },
    ]);
    expect(compileRulebook(rulebook).judge({ ...workRecord, plannedOn: '2012-07-13' })).toEqual([
      {
        rule: 'early',
        indicator: 'ahead-of-plan',
        kind: 'bonus',
        points: 50,
        reason: 'ahead of plan',
        enters: 'posted',
      },
    ]);
    expect(compileRulebook(rulebook).judge({ ...workRecord, plannedOn: '2012-07-03' })).toEqual([]);
  });

  it('applies a rule only where every fact that it names is known, even if what is known would decide', () => {
    const book = { ...rulebook, rules: [{ ...late, when: '!repeatedStep || daysLate > 7' }] };
    expect(rulesOf(book, {})).toEqual([]);
    expect(rulesOf(book, { plannedOn: '2012-07-10' })).toEqual(['late']);
  });

  it('forgets one record before it judges the next', () => {
    const { judge } = compileRulebook({
      ...rulebook,
      attributes: { paid: 'boolean' },
      rules: [late, { ...early, when: 'attributes.paid' }],
    });
    expect(judge({ ...workRecord, plannedOn: '2012-01-01', attributes: { paid: true } })).toHaveLength(2);
    expect(judge(workRecord)).toEqual([]);
  });

  it('keeps the order of the rulebook', () => {
    const always = { ...late, when: 'true' };
    const book = { ...rulebook, rules: [always, { ...always, id: 'second' }, { ...always, id: 'third' }] };
    expect(rulesOf(book, {})).toEqual(['late', 'second', 'third']);
  });

  it('writes reasons from facts that the condition does not name, and says where one is unknown', () => {
    const reason = '{activity}: {daysLate} / {attributes.amount} / {hasPlan} / {other} { }';
    const { judge } = compileRulebook({
      ...rulebook,
      attributes: { amount: 'number' },
      rules: [{ ...late, when: 'true', reason }],
    });
    expect(judge({ ...workRecord, activity: '$& {unit}', attributes: { amount: 0.1 } })[0]!.reason).toBe(
      '$& {unit}: unknown / 0.1 / false / {other} { }',
    );
  });

  it('names rule and record where a condition fails', () => {
    const overflowing = compileRulebook({
      ...rulebook,
      rules: [{ ...late, when: 'occurrence * 9000000000 > 1' }],
    });
    expect(() => overflowing.judge({ ...workRecord, occurrence: Number.MAX_SAFE_INTEGER })).toThrow(
      RuleFailed,
    );
    expect(() => overflowing.judge({ ...workRecord, occurrence: Number.MAX_SAFE_INTEGER })).toThrow(
      /rule late failed on record M1\/4711\/1/,
    );
  });
});
