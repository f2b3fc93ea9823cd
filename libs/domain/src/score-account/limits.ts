import { formatPoints } from '#scoring';
import { DomainError } from '../domain-error.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { stands, type ScoreAccountState } from './entry-case.js';
import type { EntryData } from './events.js';

/**
 * What people deduct from one person stays in proportion; what rules compute is not theirs.
 * @throws DomainError `deduction-too-large`, `deductions-exceed-period`
 */
export function requireProportion(
  state: ScoreAccountState,
  { proportionality: { perEntry, perPeriod } }: Rulebook,
  { kind, points }: EntryData,
): void {
  if (kind !== 'deduction') return;
  if (perEntry !== null && points > perEntry) {
    throw new DomainError(
      'deduction-too-large',
      `points must be at most ${formatPoints(perEntry)} for one deduction`,
      'points',
    );
  }
  if (perPeriod === null) return;
  const left = perPeriod - deducted(state);
  if (points <= left) return;
  throw new DomainError(
    'deductions-exceed-period',
    `people may deduct at most ${formatPoints(perPeriod)} from one person in a period; ` +
      `${formatPoints(Math.max(0, left))} is left`,
    'points',
  );
}

function deducted({ cases }: ScoreAccountState): number {
  let sum = 0;
  for (const one of cases.values()) {
    const { origin, kind, points } = one.entry;
    if (origin === 'manual' && kind === 'deduction' && stands(one)) sum += points;
  }
  return sum;
}
