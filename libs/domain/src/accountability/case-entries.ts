import { partOf } from '#scoring';
import { DomainError } from '../domain-error.js';
import { requireCaseDeduction } from '../score-account/case-entry.js';
import { scoreAccount } from '../score-account/score-account.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { Finding } from './decision-events.js';
import type { CaseEntry, CaseOpened } from './events.js';

/** A case posts one entry in an account: within it, the ids of two cases never meet. */
export const caseEntryId = (id: string, staff: string): string => `case-${id}-${staff}`;

/**
 * What follows in the accounts of the day of the fault: for each liable person their share of what it costs, rounded
 * half to even. A share that rounds to nothing has no entry. Whether its period is closed makes no difference.
 * @throws DomainError `invalid-points`, `unknown-indicator`, `period-not-open`, and as `requireCaseDeduction` does
 */
export function entriesOf(
  { opened }: OpenedCase,
  findings: readonly Finding[],
  command: CaseCommand<'DecideCase'>,
): CaseEntry[] {
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
  const entries = findings
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
  for (const entry of entries) requireDeductible(opened, entry, command);
  return entries;
}

/** What the case deducts is of the matter of the entry that it was opened from. */
function requireDeductible(
  { source, occurredOn }: CaseOpened['data'],
  { staff, indicator, points }: CaseEntry,
  { accounts, rulebook }: CaseCommand<'DecideCase'>,
): void {
  const from = source.kind === 'entry' ? source : undefined;
  const matter = from && accounts?.get(from.staff)?.cases.get(from.entryId)?.entry.matter;
  requireCaseDeduction(
    accounts?.get(staff) ?? scoreAccount.initialState(),
    { staff, kind: 'deduction', indicator, points, occurredOn, ...(matter !== undefined && { matter }) },
    rulebook!,
    from?.staff === staff ? from.entryId : undefined,
  );
}
