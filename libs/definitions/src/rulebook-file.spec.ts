import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPoints } from '#scoring';
import { DefinitionError, problemText } from './errors.js';
import { parseRulebookFile, readRulebookFile } from './rulebook-file.js';

const sound = `version: 1
title: Rules of the office
inForceFrom: 2012-01-01
calendar: quarter
attributes:
  amount: number
indicators:
  - id: timeliness
    name: Timeliness
    definition: Steps are finished by the planned day.
    family: common
    dimension: efficiency
    unit: calendar days
    source: case system
    base: 30
  - id: ahead-of-plan
    name: Ahead of plan
    definition: Steps are finished well before the planned day.
    family: post-specific
    dimension: quantity
    unit: steps
    source: case system
    base: 10.5
    floor: 1
    bonusCap: 0.125
    manual: true
rules:
  - id: late
    indicator: timeliness
    when: daysLate > 7 && attributes.amount > 100
    deduct: 0.05
    reason: Finished {daysLate} days late
  - id: early
    indicator: ahead-of-plan
    when: daysEarly >= 3
    bonus: 0.1
    reason: Finished ahead of plan
`;

const withManualRules = `${sound
  .replace('base: 30\n', 'base: 30\n    steps: { answerDays: 5 }\n')
  .replace('manual: true\n', 'manual: true\n    steps: { confirmation: true, answerDays: 10 }\n')
  .replace('days late\n', 'days late\n    enters: answer\n')}manualRules:
  - id: rework
    indicator: ahead-of-plan
    title: Undone by haste
    deduct: { from: 0.5, to: 2 }
  - id: idea
    indicator: ahead-of-plan
    title: An idea
    bonus: 0.25
proportionality:
  perEntry: 2
  perPeriod: 5.5
`;

const file = (text: string) => ({ name: 'rules.yaml', text });

/** The problems of the sound file with one piece of text replaced. */
function problemsWith(piece: string, replacement: string, whole = sound): string[] {
  expect(whole).toContain(piece);
  try {
    parseRulebookFile(file(whole.replace(piece, replacement)));
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems.map(problemText);
    throw error;
  }
  return [];
}

describe('a rulebook file', () => {
  it('is read with points as milli-points and what is left out filled in', () => {
    const { rulebook, warnings } = readRulebookFile(file(sound));
    expect(warnings).toEqual([]);
    expect(rulebook).toMatchObject({ version: 1, peerGroup: 'unit', attributes: { amount: 'number' } });
    expect(rulebook.indicators).toEqual([
      {
        id: 'timeliness',
        name: 'Timeliness',
        definition: 'Steps are finished by the planned day.',
        family: 'common',
        dimension: 'efficiency',
        unit: 'calendar days',
        source: 'case system',
        base: 30_000,
        floor: 0,
        bonusCap: null,
        manual: false,
        steps: { confirmation: false, answerDays: null },
      },
      expect.objectContaining({ base: 10_500, floor: 1_000, bonusCap: 125, manual: true }),
    ]);
    expect(rulebook.rules).toEqual([
      {
        id: 'late',
        indicator: 'timeliness',
        when: 'daysLate > 7 && attributes.amount > 100',
        kind: 'deduction',
        points: 50,
        reason: 'Finished {daysLate} days late',
        enters: 'posted',
      },
      expect.objectContaining({ id: 'early', kind: 'bonus', points: 100 }),
    ]);
    expect(rulebook.manualRules).toEqual([]);
    expect(rulebook.proportionality).toEqual({ perEntry: null, perPeriod: null });
  });

  it('says what people may propose, and what has to happen before it is posted', () => {
    const { rulebook, warnings } = readRulebookFile(file(withManualRules));
    expect(warnings).toEqual([]);
    expect(rulebook.indicators.map(({ steps }) => steps)).toEqual([
      { confirmation: false, answerDays: 5 },
      { confirmation: true, answerDays: 10 },
    ]);
    expect(rulebook.rules.map(({ enters }) => enters)).toEqual(['answer', 'posted']);
    expect(rulebook.manualRules).toEqual([
      {
        id: 'rework',
        indicator: 'ahead-of-plan',
        title: 'Undone by haste',
        kind: 'deduction',
        least: 500,
        most: 2000,
      },
      { id: 'idea', indicator: 'ahead-of-plan', title: 'An idea', kind: 'bonus', least: 250, most: 250 },
    ]);
    expect(rulebook.proportionality).toEqual({ perEntry: 2000, perPeriod: 5500 });
  });

  it.each<[string, string, string]>([
    ['indicator: ahead-of-plan\n    title: An', 'indicator: timeliness\n    title: An', 'is not manual'],
    ['indicator: ahead-of-plan\n    title: An', 'indicator: ahead\n    title: An', 'no indicator ahead'],
    ['from: 0.5', 'from: 2.5', 'manualRules[0].deduct.from: must not be more than 2'],
    ['to: 2', 'to: 2.001', 'manualRules[0].deduct.to: is more than the 2 that one entry may deduct'],
    ['deduct: 0.05', 'deduct: 2.05', 'rules[0].deduct: is more than the 2 that one entry may deduct'],
    ['bonus: 0.25', 'bonus: 0.2505', 'manualRules[1].bonus: must have at most three fraction digits'],
    ['bonus: 0.25', 'bonus: 0', 'manualRules[1].bonus: must be more than 0'],
    ['bonus: 0.25', 'bonus: { from: 0.25 }', 'manualRules[1].bonus: `to` is missing'],
    ['bonus: 0.25', 'bonus: some', 'manualRules[1].bonus: must be a number or a group of keys'],
    ['id: idea', 'id: rework', 'manualRules[1].id: rework is used above already'],
    ['id: idea', 'id: late', 'manualRules[1].id: late is the id of a computed rule already'],
    ['{ answerDays: 5 }', '{ confirmation: true }', 'rules[0].enters: timeliness gives no days to answer'],
    ['{ answerDays: 5 }', '{ answerDays: 0 }', 'indicators[0].steps.answerDays: must be at least 1'],
    ['enters: answer', 'enters: late', 'must be one of posted, answer, confirmation'],
    ['perPeriod: 5.5', 'perPeriod: 0', 'proportionality.perPeriod: must be more than 0'],
  ])('with manual rules is refused with "%s" written as "%s"', (piece, replacement, problem) => {
    expect(problemsWith(piece, replacement, withManualRules).join('\n')).toContain(problem);
  });

  it('refuses a bonus under a common indicator also where people would give it', () => {
    const common = withManualRules
      .replace('family: common', 'family: common\n    manual: true')
      .replace('indicator: ahead-of-plan\n    title: An', 'indicator: timeliness\n    title: An');
    expect(problemsWith('id: idea', 'id: thought', common).join()).toContain(
      'manualRules[1].bonus: timeliness is a common indicator: it only deducts',
    );
  });

  it('keeps all points exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (milliPoints) => {
        const text = sound.replace('deduct: 0.05', `deduct: ${formatPoints(milliPoints)}`);
        expect(parseRulebookFile(file(text)).rules[0]!.points).toBe(milliPoints);
      }),
    );
  });

  it.each<[string, string, string]>([
    ['deduct: 0.05', 'deduct: -0.05', 'rules.yaml:31:13 rules[0].deduct: must be more than 0'],
    ['deduct: 0.05', 'deduct: 0', 'rules.yaml:31:13 rules[0].deduct: must be more than 0'],
    [
      'deduct: 0.05',
      'deduct: 0.0505',
      'rules.yaml:31:13 rules[0].deduct: must have at most three fraction digits, not "0.0505"',
    ],
    [
      'deduct: 0.05',
      'deduct: 5e-2',
      'rules.yaml:31:13 rules[0].deduct: must be a plain decimal such as 0.5, not "5e-2"',
    ],
    ['deduct: 0.05', 'deduct: "0.05"', 'rules.yaml:31:13 rules[0].deduct: must be a number'],
    ['deduct: 0.05', 'deduct: .nan', 'rules.yaml:31:13 rules[0].deduct: must be a number'],
    ['base: 30', 'base: -30', 'rules.yaml:15:11 indicators[0].base: must be at least 0'],
    ['base: 10.5', 'base: 0.5', 'rules.yaml:23:11 indicators[1].base: must not lie below the floor'],
    [
      'bonusCap: 0.125',
      'bonusCap: 0.1255',
      'rules.yaml:25:15 indicators[1].bonusCap: must have at most three fraction digits, not "0.1255"',
    ],
    [
      'deduct: 0.05',
      'bonus: 0.05',
      'rules.yaml:31:12 rules[0].bonus: timeliness is a common indicator: it only deducts',
    ],
    [
      'base: 30',
      'bonusCap: 5\n    base: 30',
      'rules.yaml:15:15 indicators[0].bonusCap: a common indicator only deducts: it has no bonus cap',
    ],
    [
      '    bonusCap: 0.125\n',
      '',
      'rules.yaml:16:5 indicators[1].bonusCap: a post-specific indicator needs a bonus cap (0 for none)',
    ],
    [
      'indicator: timeliness',
      'indicator: timelines',
      'rules.yaml:29:16 rules[0].indicator: there is no indicator timelines; did you mean timeliness?',
    ],
    ['id: early', 'id: late', 'rules.yaml:33:9 rules[1].id: late is used above already'],
    [
      'id: early',
      'id: Early',
      'rules.yaml:33:9 rules[1].id: must be small letters, digits and single hyphens, such as days-late',
    ],
    [
      'when: daysEarly >= 3',
      'when: daysearly >= 3',
      'rules.yaml:35:11 rules[1].when: there is no fact `daysearly`; did you mean `daysEarly`?',
    ],
    [
      'when: daysEarly >= 3',
      'when: daysEarly >= 3 && daysLate > 0',
      'rules.yaml:35:11 rules[1].when: can never hold: no record meets it',
    ],
    ['2012-01-01', '2012-02-30', 'rules.yaml:3:14 inForceFrom: must be a day that exists, as YYYY-MM-DD'],
    [
      'calendar: quarter',
      'calendar: week',
      'rules.yaml:4:11 calendar: must be one of month, quarter, half-year, year',
    ],
    ['    reason: Finished ahead of plan\n', '', 'rules.yaml:33:5 rules[1]: `reason` is missing'],
    ['    bonus: 0.1\n', '', 'rules.yaml:33:5 rules[1]: must have exactly one of `deduct`, `bonus`'],
    [
      'floor: 1',
      'floorr: 1',
      'rules.yaml:24:5 indicators[1].floorr: unknown key `floorr`; did you mean `floor`?',
    ],
    ['  amount: number', '  in: number', 'rules.yaml:6:7 attributes.in: `in` is a reserved word'],
  ])('is refused with "%s" written as "%s"', (piece, replacement, problem) => {
    expect(problemsWith(piece, replacement)).toContain(problem);
  });

  it('tells what is suspicious, with its place, and is read all the same', () => {
    const { warnings } = readRulebookFile(file(sound.replace(' && attributes.amount > 100', '')));
    expect(warnings.map(problemText)).toEqual([
      'rules.yaml:6:11 attributes.amount: no rule asks for attribute amount',
    ]);
  });
});
