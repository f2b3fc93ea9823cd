import { formatPoints } from '#scoring';
import { error, type Finding } from './finding.js';
import type { Indicator, ManualRule, Rule, Rulebook } from './rulebook.js';

/** Ten years would be a mistake. */
const MOST_ANSWER_DAYS = 366;

/** What must be right in what people apply: steps, manual rules, limits, and where computed entries enter. */
export function checkManualRules(rulebook: Rulebook): Finding[] {
  const { indicators, rules, manualRules, proportionality } = rulebook;
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return [
    ...indicators.flatMap(({ steps: { answerDays } }, index) =>
      answerDays === null ||
      (Number.isSafeInteger(answerDays) && answerDays >= 1 && answerDays <= MOST_ANSWER_DAYS)
        ? []
        : [
            error(
              'invalid-answer-days',
              ['indicators', index, 'steps', 'answerDays'],
              `must be a whole number from 1 to ${MOST_ANSWER_DAYS}`,
            ),
          ],
    ),
    ...rules.flatMap((rule, index) => [
      ...checkEntryPoint(rule, byId.get(rule.indicator), index),
      ...checkProportion(rule.kind, rule.points, rulebook, ['rules', index, 'points']),
    ]),
    ...manualRules.flatMap((rule, index) => [
      ...checkManualRule(rule, byId.get(rule.indicator), index),
      ...checkProportion(rule.kind, rule.most, rulebook, ['manualRules', index, 'most']),
    ]),
    ...manualRules.flatMap(({ id }, index) =>
      rules.some((rule) => rule.id === id)
        ? [error('duplicate-id', ['manualRules', index, 'id'], `${id} is the id of a computed rule already`)]
        : [],
    ),
    ...(['perEntry', 'perPeriod'] as const).flatMap((limit) => {
      const points = proportionality[limit];
      return points === null || (Number.isSafeInteger(points) && points > 0)
        ? []
        : [error('invalid-points', ['proportionality', limit], 'must be more than zero')];
    }),
  ];
}

function checkEntryPoint({ enters }: Rule, indicator: Indicator | undefined, index: number): Finding[] {
  if (enters !== 'answer' || indicator === undefined || indicator.steps.answerDays !== null) return [];
  return [
    error(
      'answer-without-days',
      ['rules', index, 'enters'],
      `${indicator.id} gives no days to answer: its steps need answerDays`,
    ),
  ];
}

function checkManualRule(
  { least, most, kind }: ManualRule,
  indicator: Indicator | undefined,
  index: number,
): Finding[] {
  const path = ['manualRules', index];
  const findings: Finding[] = [];
  if (least > most) {
    findings.push(
      error('least-above-most', [...path, 'least'], `must not be more than ${formatPoints(most)}`),
    );
  }
  if (indicator && !indicator.manual) {
    findings.push(
      error('indicator-not-manual', [...path, 'indicator'], `${indicator.id} is not manual: only rules post`),
    );
  }
  if (indicator?.family === 'common' && kind === 'bonus') {
    findings.push(
      error(
        'common-only-deducts',
        [...path, 'kind'],
        `${indicator.id} is a common indicator: it only deducts`,
      ),
    );
  }
  return findings;
}

function checkProportion(
  kind: Rule['kind'],
  points: number,
  { proportionality: { perEntry } }: Rulebook,
  path: Finding['path'],
): Finding[] {
  if (kind === 'bonus' || perEntry === null || points <= perEntry) return [];
  const message = `is more than the ${formatPoints(perEntry)} that one entry may deduct`;
  return [error('deduction-too-large', path, message)];
}
