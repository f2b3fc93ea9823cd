import { formatPoints } from '#scoring';
import { DomainError } from '../domain-error.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { stands, type ScoreAccountState } from './entry-case.js';
import type { EntryData } from './events.js';

/**
 * What people deduct from one person stays in proportion; what rules compute is not theirs.
 * @param named what is measured, in words, and the field that says it
 * @throws DomainError `deduction-too-large`, `deductions-exceed-period`
 */
export function requireProportion(
  state: ScoreAccountState,
  { proportionality: { perEntry, perPeriod } }: Rulebook,
  { kind, points }: Pick<EntryData, 'kind' | 'points'>,
  named = { what: 'points', field: 'points' },
): void {
  if (kind !== 'deduction') return;
  if (perEntry !== null && points > perEntry) {
    throw new DomainError(
      'deduction-too-large',
      `${named.what} must be at most ${formatPoints(perEntry)} for one deduction`,
      named.field,
    );
  }
  if (perPeriod === null) return;
  const left = perPeriod - deducted(state);
  if (points <= left) return;
  throw new DomainError(
    'deductions-exceed-period',
    `${named.what}: people may deduct at most ${formatPoints(perPeriod)} from one person in a period; ` +
      `${formatPoints(Math.max(0, left))} is left`,
    named.field,
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
