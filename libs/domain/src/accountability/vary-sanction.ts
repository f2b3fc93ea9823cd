import { daysBetween, type CalendarDate } from '../calendar-date.js';
import { addDays } from '../clock/time-limits.js';
import type { OpenedCase, SanctionState } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { SanctionResumed, SanctionSuspended, SanctionVaried } from './decision-events.js';
import { requireSanction } from './sanctions.js';

/* What an appeal makes of a sanction. Nothing follows where none of it is left, or where it would last longer. */

export function varySanction(
  state: OpenedCase,
  { sanction, outcome, until, appeal }: CaseCommand<'VarySanction'>,
): SanctionVaried[] {
  const found = requireSanction(state, sanction);
  if (!isLeft(found)) return [];
  // Shortened to before its first day, nothing of it is left.
  if (outcome === 'lifted' || until === null || until < found.from) return [lifted(state, found, appeal)];
  if (found.until === null || until >= found.until) return [];
  const { staff } = found;
  return [
    {
      type: 'SanctionVaried',
      data: { case: state.opened.case, sanction, staff, outcome: 'shortened', until, appeal },
    },
  ];
}

export function suspendSanction(
  state: OpenedCase,
  { case: id, today, sanction, appeal }: CaseCommand<'SuspendSanction'>,
): SanctionSuspended[] {
  const { status, until, staff } = requireSanction(state, sanction);
  if (status !== 'standing' || (until !== null && until < today)) return [];
  return [{ type: 'SanctionSuspended', data: { case: id, sanction, staff, on: today, appeal } }];
}

export function resumeSanction(
  state: OpenedCase,
  { case: id, today, sanction, appeal }: CaseCommand<'ResumeSanction'>,
): SanctionResumed[] {
  const found = requireSanction(state, sanction);
  if (found.status !== 'suspended') return [];
  const { staff } = found;
  const until = movedUntil(found, today);
  return [{ type: 'SanctionResumed', data: { case: id, sanction, staff, on: today, until, appeal } }];
}

export function lifted(
  { opened }: OpenedCase,
  { sanction, staff }: SanctionState,
  appeal: string,
): SanctionVaried {
  return {
    type: 'SanctionVaried',
    data: { case: opened.case, sanction, staff, outcome: 'lifted', until: null, appeal },
  };
}

export const isLeft = ({ status }: SanctionState): boolean => status === 'standing' || status === 'suspended';

/** Later by the days on which it would have run: those before its first day are none. */
function movedUntil({ from, until, suspendedOn }: SanctionState, today: CalendarDate): CalendarDate | null {
  if (until === null || suspendedOn === undefined) return until;
  const stoodFrom = suspendedOn < from ? from : suspendedOn;
  return addDays(until, Math.max(0, daysBetween(stoodFrom, today)));
}
