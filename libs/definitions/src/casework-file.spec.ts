import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CASEWORK, type CaseworkPolicy, type TimeLimit } from '#domain';
import { DefinitionError, problemText } from './errors.js';
import { parseRulebookFile, readRulebookFile } from './rulebook-file.js';
import { writtenCasework } from './written-casework.js';

const rest = `version: 1
title: Rules of the office
inForceFrom: 2026-01-01
calendar: quarter
indicators:
  - id: conduct
    name: Conduct
    definition: Dealings with the public are correct.
    family: common
    dimension: conduct
    unit: findings
    source: supervisor
    base: 10
    manual: true
`;

const casework = `casework:
  weekend: [friday, saturday]
  warnBefore: 3 working days
  appeal:
    file: 1 month
    admit: 8 working days
    serve: 2 working days
    first: { decide: 45 calendar days, extension: 10 working days }
    second: { extension: none }
  accountability:
    limitation: 24 months
    reviews: [check, review]
    approves: [sign-off]
    mainShare: 600
    ladder:
      - { rung: warning, title: Warning, months: { from: 6, to: 12 } }
      - { rung: demerit, title: Demerit, months: 24 }
      - { rung: talk, title: A talk }
    repair:
      - { within: 10 working days, permille: 500 }
      - { within: next-year, permille: 100 }
`;

const file = (text: string) => ({ name: 'rules.yaml', text });
const caseworkOf = (text: string): CaseworkPolicy => parseRulebookFile(file(rest + text)).casework;

function problemsOf(text: string): string[] {
  try {
    parseRulebookFile(file(rest + text));
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems.map(problemText);
    throw error;
  }
  return [];
}

describe('the casework of a rulebook file', () => {
  it('is the usual one where nothing is said', () => {
    expect(caseworkOf('')).toEqual(DEFAULT_CASEWORK);
    expect(caseworkOf('casework: { appeal: {}, accountability: {} }\n')).toEqual(DEFAULT_CASEWORK);
  });

  it('is what is said, and else the usual one, member by member', () => {
    const { appeal, accountability } = DEFAULT_CASEWORK;
    expect(caseworkOf(casework)).toEqual({
      weekend: [5, 6],
      warnBefore: { count: 3, unit: 'working-days' },
      appeal: {
        ...appeal,
        file: { count: 1, unit: 'months' },
        admit: { count: 8, unit: 'working-days' },
        serve: { count: 2, unit: 'working-days' },
        first: {
          decide: { count: 45, unit: 'calendar-days' },
          extension: { count: 10, unit: 'working-days' },
        },
        second: { decide: appeal.second.decide, extension: null },
      },
      accountability: {
        state: accountability.state,
        defend: accountability.defend,
        limitation: { count: 24, unit: 'months' },
        reviews: ['check', 'review'],
        approves: ['sign-off'],
        mainShare: 600,
        ladder: [
          { rung: 'warning', title: 'Warning', months: { least: 6, most: 12 } },
          { rung: 'demerit', title: 'Demerit', months: { least: 24, most: 24 } },
          { rung: 'talk', title: 'A talk', months: null },
        ],
        repair: [
          { within: { count: 10, unit: 'working-days' }, permille: 500 },
          { within: 'next-year', permille: 100 },
        ],
      },
    });
  });

  it.each<[string, string, string]>([
    [
      '1 month',
      '30 days',
      'rules.yaml:19:11 casework.appeal.file: must be a time such as `30 calendar days`',
    ],
    ['1 month', '0 months', 'rules.yaml:19:11 casework.appeal.file: must be a time such as'],
    ['1 month', '30', 'casework.appeal.file: must be text; put it in quotes'],
    ['1 month', '601 months', 'rules.yaml:19:11 casework.appeal.file: must be from 1 to 600 months'],
    ['3 working days', '9999 working days', 'casework.warnBefore: must be from 1 to 2610 working days'],
    ['none', 'never', 'casework.appeal.second.extension: must be `none` or a time such as'],
    ['[friday, saturday]', '[fri]', 'casework.weekend[0]: must be one of monday, tuesday'],
    ['[friday, saturday]', '[friday, friday]', 'casework.weekend: items 0 and 1 (from 0) are the same'],
    ['mainShare: 600', 'mainShare: 500', 'casework.accountability.mainShare: must be at least 501'],
    ['[sign-off]', '[check]', 'casework.accountability.approves[0]: check is among the reviews already'],
    ['rung: demerit', 'rung: warning', 'casework.accountability.ladder[1].rung: warning is used above'],
    ['from: 6', 'from: 13', 'casework.accountability.ladder[0].months.from: must not be more than 12'],
    ['months: 24', 'months: 0', 'casework.accountability.ladder[1].months: must be at least 1'],
    ['months: 24', 'months: { from: 3 }', 'casework.accountability.ladder[1].months: `to` is missing'],
    ['permille: 100', 'permille: 500', 'repair[1].permille: must be less than the 500 of the step above'],
    ['permille: 500', 'permille: 1001', 'repair[0].permille: must be at most 1000'],
    ['within: next-year', 'within: later', 'repair[1].within: must be `same-year`, `next-year` or a time'],
    ['warnBefore', 'warnbefore', 'unknown key `warnbefore`; did you mean `warnBefore`?'],
  ])('is refused with "%s" written as "%s"', (piece, replacement, problem) => {
    expect(casework).toContain(piece);
    expect(problemsOf(casework.replace(piece, replacement)).join('\n')).toContain(problem);
  });

  it('warns of a step of repair that never counts', () => {
    const never = casework.replace('within: next-year', 'within: 10 working days');
    expect(readRulebookFile(file(rest + never)).warnings.map(problemText)).toEqual([
      'rules.yaml:35:19 casework.accountability.repair[1].within: ends no later than the step above: it never counts',
    ]);
  });

  it('is written so that it reads the same', () => {
    const limit: fc.Arbitrary<TimeLimit> = fc.record({
      count: fc.integer({ min: 1, max: 600 }),
      unit: fc.constantFrom('calendar-days' as const, 'working-days' as const, 'months' as const),
    });
    const instance = fc.record({ decide: limit, extension: fc.option(limit) });
    const { appeal, accountability } = caseworkOf(casework);
    const policy: fc.Arbitrary<CaseworkPolicy> = fc.record({
      weekend: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
      warnBefore: limit,
      appeal: fc
        .record({ file: limit, admit: limit, serve: limit, first: instance, second: instance })
        .map((some) => ({ ...appeal, ...some })),
      accountability: fc
        .record({ state: limit, limitation: limit })
        .map((some) => ({ ...accountability, ...some })),
    });
    fc.assert(
      fc.property(policy, (given) => {
        const text = JSON.stringify({ casework: writtenCasework(given) }).slice(1, -1);
        expect(caseworkOf(text.replace('"casework":', 'casework: '))).toEqual(given);
      }),
    );
  });
});
