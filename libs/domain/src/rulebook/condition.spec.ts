import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workRecord } from '../testing/rulebook-fixture.js';
import { conditionCompiler, InvalidCondition, type ConditionProblem } from './condition.js';
import { FactSheet } from './fact-sheet.js';
import { factsOf } from './facts.js';

const compile = conditionCompiler(factsOf({ amount: 'number', kind: 'text', paid: 'boolean' }));

function problemsOf(when: string): readonly ConditionProblem[] {
  try {
    compile(when);
  } catch (error) {
    if (error instanceof InvalidCondition) return error.problems;
    throw error;
  }
  return [];
}

describe('a condition', () => {
  it('names its facts, each once, wherever they stand', () => {
    const { facts } = compile(
      '(daysLate > 1 ? paid() : true) || daysLate < 0'.replace('paid()', 'attributes.paid'),
    );
    expect(facts.map(({ name }) => name)).toEqual(['daysLate', 'attributes.paid']);
  });

  it.each([
    'daysLate >= 1 && daysLate <= 7',
    '!repeatedStep',
    'activity in ["decide", "assess"] && attributes.amount > 5000.0',
    'attributes.amount > 100',
    'attributes.paid == true',
    'activity.startsWith("01_") || activity.contains("x") || activity.endsWith("y")',
    '(daysLate + daysOverdue) * 2 / 7 % 3 > -4',
    'daysLate > 1 ? repeatedStep : unit == "M1"',
    'daysLate > 1 // a comment',
  ])('can be %s', (when) => {
    expect(problemsOf(when)).toEqual([]);
  });

  it.each<[string, ConditionProblem['code'], RegExp]>([
    ['daysLate >', 'condition-syntax', /Unexpected token/],
    ['', 'condition-syntax', /./],
    ['daysLate > 1 && '.repeat(400) + 'true', 'condition-syntax', /at most 2000 characters/],
    [Array(200).fill('true').join('&&'), 'condition-syntax', /maxAstNodes|nodes|depth|limit/i],
    ['('.repeat(900) + 'true' + ')'.repeat(900), 'condition-syntax', /./],
    ['dayslate > 1', 'unknown-fact', /no fact `dayslate`; did you mean `daysLate`/],
    ['attributes.amuont > 1.0', 'unknown-fact', /did you mean `attributes.amount`/],
    ['attributes.colour == "red"', 'unknown-fact', /declare it under `attributes`/],
    ['attributes == attributes', 'unknown-fact', /no fact `attributes`/],
    ['int == int', 'unknown-fact', /no fact `int`/],
    ['google == google', 'unknown-fact', /no fact `google`/],
    ['daysLate', 'condition-type', /type int/],
    ['activity', 'condition-type', /type string/],
    ['daysLate == "7"', 'condition-type', /int == string/],
    ['attributes.amount == 100', 'condition-type', /such as 100\.0/],
    ['repeatedStep && daysLate', 'condition-type', /bool operands/],
    ['unit == null', 'condition-language', /only numbers, text, true and false/],
    ['b"x" == b"y"', 'condition-language', /only numbers, text, true and false/],
    ['1u < 2u', 'condition-language', /only numbers, text, true and false/],
    ['has(attributes.amount)', 'condition-language', /has\(\) is not needed/],
    ['activity.matches("(a+)+$")', 'condition-language', /matches\(\) is not available/],
    ['timestamp("2012-01-01T00:00:00Z").getFullYear() > 1', 'condition-language', /not available/],
    ['int(attributes.kind) > 1', 'condition-language', /int\(\) is not available/],
    ['dyn(daysLate) == "a"', 'condition-language', /dyn\(\) is not available/],
    ['[1, 2].all(x, x > 1)', 'condition-language', /all\(\) is not available/],
    ['cel.bind(x, 1, x > daysLate)', 'condition-language', /bind\(\) is not available/],
    ['attributes["kind"] == "a"', 'condition-language', /attributes\.<name>/],
    ['activity in [unit]', 'condition-language', /a list can only hold/],
    ['"a" in {"a": 1}', 'condition-language', /needs a list/],
    ['daysLate / daysOverdue > 1', 'condition-language', /other than zero/],
    ['daysLate / 0 > 1', 'condition-language', /other than zero/],
    ['daysLate % -0 > 1', 'condition-language', /other than zero/],
    ['attributes.amount / 0.0 > 1.0', 'condition-language', /other than zero/],
    ['daysLate > 9223372036854775808', 'condition-language', /too large/],
    ['daysLate * 9223372036854775807 > 1', 'condition-language', /too large to be computed/],
    ['daysLate * daysLate * daysLate > 1', 'condition-language', /too large to be computed/],
  ])('cannot be %s', (when, code, message) => {
    const problems = problemsOf(when);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
  });

  it('tells all its unknown facts at once', () => {
    expect(problemsOf('foo > 1 && bar > 2')).toHaveLength(2);
  });

  it('that was accepted never fails, whatever the record says', () => {
    const number = fc.letrec<{ number: string }>((tie) => ({
      number: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('daysLate', 'daysOverdue', 'occurrence', 'registrationDelay'),
        fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).map(String),
        fc
          .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
          .map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc
          .tuple(tie('number'), fc.constantFrom('/', '%'), fc.integer({ min: -9, max: 9 }))
          .map(([a, op, b]) => `(${a} ${op} ${b})`),
      ),
    })).number;
    const day = fc.constantFrom('0001-01-01', '2012-07-09', '2012-07-10', '9999-12-31');
    let accepted = 0;
    fc.assert(
      fc.property(
        number,
        number,
        day,
        day,
        day,
        day,
        (left, right, occurredOn, plannedOn, dueOn, effectiveOn) => {
          const when = `${left} < ${right}`;
          if (problemsOf(when).length > 0) return;
          accepted += 1;
          const { facts, holds } = compile(when);
          const sheet = new FactSheet(facts);
          sheet.fill({ ...workRecord, occurrence: 999_999_999, occurredOn, plannedOn, dueOn, effectiveOn });
          expect(typeof holds(sheet.context)).toBe('boolean');
        },
      ),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
