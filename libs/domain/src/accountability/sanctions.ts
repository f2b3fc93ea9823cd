import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import { lastDayOfSpan } from '../clock/time-limits.js';
import { DomainError } from '../domain-error.js';
import { requireIdentifier } from '../identifier.js';
import { sameContent } from '../rulebook/same-content.js';
import type { OpenedCase, SanctionState } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { SanctionImposed, SanctionSpent } from './decision-events.js';
import { requireNamed, requireWords } from './require.js';
import { requireDecider } from './separation.js';

export function imposeSanction(state: OpenedCase, command: CaseCommand<'ImposeSanction'>): SanctionImposed[] {
  const { case: id, by, sanction, person, rung, from, reasons } = command;
  requireDecider(state, command);
  requireIdentifier('sanction', sanction);
  if (!isCalendarDate(from)) throw new DomainError('invalid-date', `from "${from}" is not a date`, 'from');
  const until = untilOf(command);
  const data = {
    case: id,
    sanction,
    staff: person,
    rung,
    from,
    until,
    reasons,
    imposedBy: by.id,
  };
  const before = state.sanctions.get(sanction);
  if (before && sameContent(before.imposed, data)) return [];
  if (before) {
    throw new DomainError('sanction-id-taken', `sanction ${sanction} is another one`, 'sanction');
  }
  requireWords('reasons', reasons);
  requireLiable(state, person);
  if (from < state.decidedOn!) {
    throw new DomainError('before-the-matter', `from must not lie before ${state.decidedOn}`, 'from');
  }
  return [{ type: 'SanctionImposed', data }];
}

/** By itself, once its last day has passed. */
export function recordSpent(
  state: OpenedCase,
  { case: id, sanction, today }: CaseCommand<'RecordSpent'>,
): SanctionSpent[] {
  const { staff, status, until } = requireSanction(state, sanction);
  if (status !== 'standing' || until === null || today <= until) return [];
  return [{ type: 'SanctionSpent', data: { case: id, sanction, staff, until } }];
}

/** @throws DomainError `unknown-sanction` */
export function requireSanction({ sanctions }: OpenedCase, sanction: string): SanctionState {
  const found = sanctions.get(sanction);
  if (found) return found;
  throw new DomainError('unknown-sanction', `there is no sanction ${sanction} in this case`, 'sanction');
}

function requireLiable(state: OpenedCase, person: string): void {
  requireNamed(state, person);
  if (state.findings.get(person)?.liable) return;
  throw new DomainError('not-liable', `${person} was not found liable; nothing is imposed on them`, 'person');
}

/** @throws DomainError `unknown-rung`, `invalid-months`, `rung-not-fitting` */
function untilOf({ rung, months, from, policy }: CaseCommand<'ImposeSanction'>): CalendarDate | null {
  const found = policy.accountability.ladder.find((one) => one.rung === rung);
  if (!found) throw new DomainError('unknown-rung', `the ladder of sanctions has no rung ${rung}`, 'rung');
  if (months !== undefined && (!Number.isSafeInteger(months) || months < 1)) {
    throw new DomainError('invalid-months', 'months must be a whole number from 1', 'months');
  }
  const allowed = found.months;
  if (allowed === null && months === undefined) return null;
  if (allowed !== null && months !== undefined && allowed.least <= months && months <= allowed.most) {
    return lastDayOfSpan(from, { count: months, unit: 'months' });
  }
  const lasts =
    allowed === null ? 'takes no time: leave months out' : `lasts ${allowed.least} to ${allowed.most} months`;
  throw new DomainError('rung-not-fitting', `${rung} ${lasts}`, 'months');
}
