import type { LedgerEvent, LedgerEventType } from '../ledger-event.js';
import type { Authority, Grant, Role } from './authority.js';

/** Whom an event concerns, and the unit it belongs to; what is missing is not known, or does not exist. */
export interface EventPlace {
  readonly staff?: string;
  readonly unit?: string;
}

/** What everybody goes by: they name nobody who is assessed. */
const publicTypes: ReadonlySet<LedgerEventType> = new Set([
  'UnitRegistered',
  'PostRegistered',
  'RulebookPublished',
  'PeriodOpened',
  'PeriodClosed',
]);

/** What belongs to no unit, and is read by everybody who has a duty in the assessment. */
const dutyTypes: ReadonlySet<LedgerEventType> = new Set(['MatterOpened']);

/** Roles that, for the whole organisation, may read everything that is in the log. */
const rolesThatReadAll: readonly Role[] = ['auditor', 'administrator', 'investigator', 'work-system'];

/** Whether every event may be read: then none has to be looked at. */
export function readsAll({ grants }: Authority): boolean {
  return grants.some(({ role, unit }) => unit === null && rolesThatReadAll.includes(role));
}

/**
 * Whether an event of the log may be read by someone: all of it or, where not, nothing.
 * @param within whether a unit is another one or lies below it
 */
export function mayRead(
  by: Authority,
  { type, data }: LedgerEvent,
  place: EventPlace,
  within: (unit: string, top: string) => boolean,
): boolean {
  if (publicTypes.has(type) || readsAll(by)) return true;
  const duties = by.grants.filter(({ role }) => role !== 'staff-member');
  if (duties.length > 0 && dutyTypes.has(type)) return true;
  const { unit } = place;
  const inScope = (grant: Grant): boolean => grant.unit === null || within(unit!, grant.unit);
  if (unit !== undefined && duties.some(inScope)) return true;
  // What the event itself says goes first: nothing that was looked up shows it to another person.
  const concerned = 'staff' in data ? data.staff : place.staff;
  return concerned === by.id && duties.length < by.grants.length;
}
