import { partOf } from '#scoring';
import { DomainError } from '../domain-error.js';
import type { CaseCommand } from './commands.js';
import type { Finding } from './decision-events.js';
import type { CaseEntry } from './events.js';

/** A case posts one entry in an account: within it, the ids of two cases never meet. */
export const caseEntryId = (id: string, staff: string): string => `case-${id}-${staff}`;

/**
 * What follows in the accounts of the day of the fault: for each liable person their share of what it costs, rounded
 * half to even. A share that rounds to nothing has no entry. Whether its period is closed makes no difference.
 * @throws DomainError `invalid-points`, `unknown-indicator`, `period-not-open`
 */
export function entriesOf(findings: readonly Finding[], command: CaseCommand<'DecideCase'>): CaseEntry[] {
  const { case: id, points, rulebook, period, periodState } = command;
  if (!points) return [];
  const { indicator, total } = points;
  if (!Number.isSafeInteger(total) || total <= 0) {
    throw new DomainError('invalid-points', 'points.total must be more than 0', 'points.total');
  }
  if (!rulebook?.indicators.some((one) => one.id === indicator)) {
    throw new DomainError(
      'unknown-indicator',
      `the rulebook of the day of the fault has no indicator ${indicator}`,
      'points.indicator',
    );
  }
  if (period === undefined || periodState === undefined || periodState.status === 'unknown') {
    throw new DomainError('period-not-open', `period ${period} was never opened; open it first`, 'points');
  }
  return findings
    .filter(({ liable }) => liable)
    .map(({ staff, share }) => ({
      entryId: caseEntryId(id, staff),
      period,
      staff,
      indicator,
      points: partOf(total, share),
      rulebookVersion: rulebook.version,
    }))
    .filter((entry) => entry.points > 0);
}
