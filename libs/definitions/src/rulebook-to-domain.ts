import {
  NO_STEPS,
  type EntrySteps,
  type Indicator,
  type ManualRule,
  type Rule,
  type Rulebook,
} from '#domain';
import { InvalidPoints, parsePoints, type MilliPoints } from '#scoring';
import { caseworkAsWritten, toCasework } from './casework-to-domain.js';
import { inFileOrder, type Definition, type Path } from './definition.js';
import { DefinitionError, type DefinitionProblem } from './errors.js';
import type { WrittenManualRule, WrittenRulebook } from './written-rulebook.js';

/** Reads the points under a path from their text. */
type Points = (...path: Path) => MilliPoints;

/** @throws DefinitionError with all points that are no plain decimals */
export function toRulebook(definition: Definition<WrittenRulebook>): Rulebook {
  const problems: DefinitionProblem[] = [];
  const points: Points = (...path) => {
    try {
      return parsePoints(definition.sourceText(path)!);
    } catch (error) {
      if (!(error instanceof InvalidPoints)) throw error;
      problems.push(definition.problemAt(path, error.message));
      return 0;
    }
  };

  const { value } = definition;
  const { perEntry, perPeriod } = value.proportionality ?? {};
  const rulebook: Rulebook = {
    version: value.version,
    title: value.title,
    inForceFrom: value.inForceFrom,
    calendar: value.calendar,
    peerGroup: value.peerGroup ?? 'unit',
    attributes: value.attributes ?? {},
    indicators: value.indicators.map((indicator, index): Indicator => ({
      ...indicator,
      base: points('indicators', index, 'base'),
      floor: indicator.floor === undefined ? 0 : points('indicators', index, 'floor'),
      bonusCap: indicator.bonusCap === undefined ? null : points('indicators', index, 'bonusCap'),
      manual: indicator.manual ?? false,
      steps: stepsOf(indicator.steps),
    })),
    rules: (value.rules ?? []).map(({ id, indicator, when, deduct, reason, enters }, index): Rule => {
      const kind = deduct === undefined ? 'bonus' : 'deduction';
      const amount = points('rules', index, keyOfPoints(kind));
      return { id, indicator, when, kind, points: amount, reason, enters: enters ?? 'posted' };
    }),
    manualRules: (value.manualRules ?? []).map((rule, index) => manualRule(rule, index, points)),
    proportionality: {
      perEntry: perEntry === undefined ? null : points('proportionality', 'perEntry'),
      perPeriod: perPeriod === undefined ? null : points('proportionality', 'perPeriod'),
    },
    casework: toCasework(value.casework),
  };
  if (problems.length > 0) throw new DefinitionError(inFileOrder(problems));
  return rulebook;
}

function stepsOf(written: { confirmation?: boolean; answerDays?: number } = {}): EntrySteps {
  const { confirmation = NO_STEPS.confirmation, answerDays = NO_STEPS.answerDays } = written;
  return { confirmation, answerDays };
}

function manualRule(
  { id, indicator, title, deduct, bonus }: WrittenManualRule,
  index: number,
  points: Points,
): ManualRule {
  const kind = deduct === undefined ? 'bonus' : 'deduction';
  const path = ['manualRules', index, keyOfPoints(kind)];
  if (typeof (deduct ?? bonus) === 'object') {
    const [least, most] = [points(...path, 'from'), points(...path, 'to')];
    return { id, indicator, title, kind, least, most };
  }
  const fixed = points(...path);
  return { id, indicator, title, kind, least: fixed, most: fixed };
}

const keyOfPoints = (kind: Rule['kind']): 'deduct' | 'bonus' => (kind === 'bonus' ? 'bonus' : 'deduct');

/** A rule's kind and points are one key of the file: `deduct` or `bonus`; a range has two below it. */
export function asWritten(path: Path, { rules, manualRules, casework }: Rulebook): Path {
  const [list, index, field] = path;
  if (list === 'casework') return caseworkAsWritten(path, casework);
  if (typeof index !== 'number') return path;
  if (list === 'rules' && (field === 'kind' || field === 'points')) {
    return [list, index, keyOfPoints(rules[index]!.kind)];
  }
  if (list === 'manualRules' && (field === 'kind' || field === 'least' || field === 'most')) {
    const { kind, least, most } = manualRules[index]!;
    const written = [list, index, keyOfPoints(kind)];
    return field === 'kind' || least === most ? written : [...written, field === 'least' ? 'from' : 'to'];
  }
  return path;
}
