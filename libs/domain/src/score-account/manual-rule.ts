import { formatPoints, type MilliPoints } from '#scoring';
import { DomainError } from '../domain-error.js';
import type { Indicator, ManualRule, Rulebook } from '../rulebook/rulebook.js';
import type { EntryData } from './events.js';

/** @throws DomainError `unknown-indicator`, `indicator-not-manual`, `common-only-deducts` */
export function requireIndicator({ indicators }: Rulebook, { indicator: id, kind }: EntryData): Indicator {
  const indicator = indicators.find((one) => one.id === id);
  if (!indicator) {
    const known = indicators.map((one) => one.id).join(', ');
    throw new DomainError('unknown-indicator', `indicator ${id} is not one of ${known}`, 'indicator');
  }
  if (!indicator.manual) {
    throw new DomainError('indicator-not-manual', `only rules post under ${id}`, 'indicator');
  }
  if (kind === 'bonus' && indicator.family === 'common') {
    throw new DomainError('common-only-deducts', `${id} is a common indicator: it only deducts`, 'kind');
  }
  return indicator;
}

/** @throws DomainError `manual-rule-required`, `unknown-manual-rule`, `invalid-points`, `points-outside-rule` */
export function requireManualRule({ manualRules }: Rulebook, entry: EntryData): void {
  if (!Number.isSafeInteger(entry.points) || entry.points <= 0) {
    throw new DomainError('invalid-points', 'points must be more than zero', 'points');
  }
  const offered = manualRules.filter(
    ({ indicator, kind }) => indicator === entry.indicator && kind === entry.kind,
  );
  const choice = offered.length === 0 ? 'there is none' : `one of ${offered.map(({ id }) => id).join(', ')}`;
  if (entry.rule === undefined) {
    if (offered.length === 0) return;
    throw new DomainError(
      'manual-rule-required',
      `a ${entry.kind} under ${entry.indicator} needs a rule: ${choice}`,
      'rule',
    );
  }
  const rule = offered.find(({ id }) => id === entry.rule);
  if (!rule) {
    throw new DomainError(
      'unknown-manual-rule',
      `${entry.rule} is no rule for a ${entry.kind} under ${entry.indicator}: ${choice}`,
      'rule',
    );
  }
  pointsWithin(rule, entry.points);
}

/** @throws DomainError `points-outside-rule` */
export function pointsWithin({ id, least, most }: ManualRule, points: MilliPoints): void {
  if (points >= least && points <= most) return;
  const allowed =
    least === most ? `exactly ${formatPoints(least)}` : `${formatPoints(least)} to ${formatPoints(most)}`;
  throw new DomainError('points-outside-rule', `rule ${id} allows ${allowed} points`, 'points');
}
