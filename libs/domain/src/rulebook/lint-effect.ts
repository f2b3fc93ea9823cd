import { formatPoints } from '#scoring';
import { warning, type Finding } from './finding.js';
import type { Indicator, Rule, Rulebook } from './rulebook.js';

/** Rules whose entries cannot count, or not in full, because of the indicator's floor or bonus cap. */
export function lintEffect({ indicators, rules }: Rulebook): Finding[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return rules.flatMap((rule, index) => {
    const indicator = byId.get(rule.indicator);
    if (!indicator) return [];
    const path = ['rules', index, 'points'];
    return rule.kind === 'bonus'
      ? bonusEffect(rule, indicator, path)
      : deductionEffect(rule, indicator, path);
  });
}

function deductionEffect(
  { points }: Rule,
  { id, base, floor, bonusCap }: Indicator,
  path: Finding['path'],
): Finding[] {
  const room = base - floor;
  // With bonuses on top, a deduction still counts where there is no room below the base.
  if (room === 0 && (bonusCap ?? 0) === 0) {
    return [warning('rule-without-effect', path, `never matters: ${id} stands on its floor from the start`)];
  }
  return lost(points, room, path, `${id} has ${formatPoints(room)} between base and floor`);
}

function bonusEffect({ points }: Rule, { id, bonusCap }: Indicator, path: Finding['path']): Finding[] {
  if (bonusCap === null) return []; // an error already: a common indicator only deducts
  if (bonusCap === 0) {
    return [warning('rule-without-effect', path, `never matters: the bonus cap of ${id} is 0`)];
  }
  return lost(points, bonusCap, path, `the bonus cap of ${id} is ${formatPoints(bonusCap)}`);
}

function lost(points: number, room: number, path: Finding['path'], because: string): Finding[] {
  if (points <= room) return [];
  const message = `${formatPoints(points - room)} of ${formatPoints(points)} is lost at once: ${because}`;
  return [warning('points-lost', path, message)];
}
