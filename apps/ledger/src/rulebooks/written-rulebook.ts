import { writtenCasework } from '#definitions';
import type { Indicator, ManualRule, Proportionality, Rule, Rulebook } from '#domain';
import type { MilliPoints } from '#scoring';
import { points } from '../http/points.js';
import type { RulebookAnswer } from './rulebooks.dto.js';

/** A rulebook as its file would say it, points as decimals: read as a file it is the same rulebook again. */
export function writtenRulebook(rulebook: Rulebook): RulebookAnswer {
  const { indicators, rules, manualRules, proportionality, casework } = rulebook;
  return {
    ...rulebook,
    indicators: indicators.map(writtenIndicator),
    rules: rules.map(writtenRule),
    manualRules: manualRules.map(writtenManualRule),
    proportionality: writtenLimits(proportionality),
    casework: writtenCasework(casework),
  };
}

function writtenIndicator({ base, floor, bonusCap, steps, ...indicator }: Indicator): object {
  const { confirmation, answerDays } = steps;
  return {
    ...indicator,
    base: points(base),
    floor: points(floor),
    ...(bonusCap !== null && { bonusCap: points(bonusCap) }),
    steps: { confirmation, ...(answerDays !== null && { answerDays }) },
  };
}

function writtenRule({ kind, points: milliPoints, ...rule }: Rule): object {
  return { ...rule, [keyOf(kind)]: points(milliPoints) };
}

function writtenManualRule({ kind, least, most, ...rule }: ManualRule): object {
  const amount = least === most ? points(least) : { from: points(least), to: points(most) };
  return { ...rule, [keyOf(kind)]: amount };
}

const keyOf = (kind: Rule['kind']): 'deduct' | 'bonus' => (kind === 'bonus' ? 'bonus' : 'deduct');

function writtenLimits({ perEntry, perPeriod }: Proportionality): object {
  return { ...limit('perEntry', perEntry), ...limit('perPeriod', perPeriod) };
}

const limit = (name: string, most: MilliPoints | null): object =>
  most === null ? {} : { [name]: points(most) };
