import { isInCaseFile } from '../accountability/is-of-case.js';
import type { LedgerEvent, LedgerEventType } from '../ledger-event.js';
import type { Authority, Grant, Role } from './authority.js';
import { caseReaders } from './who-may.js';

/** Whom an event concerns, and the unit it belongs to; what is missing is not known, or does not exist. */
export interface EventPlace {
  readonly staff?: string;
  readonly unit?: string;
  /** Who may see nothing of it, whatever else they may: recused from the appeal, or challenged in it. */
  readonly barred?: readonly string[];
}

/** What everybody goes by: they name nobody who is assessed. */
const publicTypes: ReadonlySet<LedgerEventType> = new Set([
  'UnitRegistered',
  'PostRegistered',
  'RulebookPublished',
  'PeriodOpened',
  'PeriodClosed',
  'CalendarDaysDeclared',
]);

/** What is read by everybody who has a duty in the assessment, whatever unit it belongs to. */
const dutyTypes: ReadonlySet<LedgerEventType> = new Set([
  'MatterOpened',
  'ExperimentRegistered',
  'ExperimentApproved',
]);

/** Roles that, for the whole organisation, may read everything that is in the log. */
const rolesThatReadAll: readonly Role[] = ['auditor', 'administrator', 'investigator', 'work-system'];

/**
 * How somebody voted is for those who review, and for nobody else, whatever they may read: the decision says what came
 * of it, and who dissented. It stays so behind the decision: whoever follows the log would have passed it long ago.
 */
const secretTypes: ReadonlySet<LedgerEventType> = new Set(['VoteCast']);

/** Whether every event of a type may be read, or of any but secret ones, but for what one is barred from. */
export function readsAll({ grants }: Authority, type?: LedgerEventType): boolean {
  if (type !== undefined && secretTypes.has(type)) return false;
  return grants.some(({ role, unit }) => unit === null && rolesThatReadAll.includes(role));
}

/**
 * Whether an event of the log may be read by someone: all of it or, where not, nothing.
 * @param within whether a unit is another one or lies below it
 */
export function mayRead(by: Authority, event: LedgerEvent, place: EventPlace, within: Within): boolean {
  const { type } = event;
  if (place.barred?.includes(by.id)) return false;
  if (publicTypes.has(type) || readsAll(by, type)) return true;
  const duties = dutiesFor(by, event);
  if (duties.length > 0 && dutyTypes.has(type)) return true;
  const { unit } = place;
  const inScope = (grant: Grant): boolean => grant.unit === null || within(unit!, grant.unit);
  if (unit !== undefined && duties.some(inScope)) return true;
  const isMember = by.grants.some(({ role }) => role === 'staff-member');
  return isMember && !secretTypes.has(type) && concernedBy(event, place).includes(by.id);
}

/**
 * Whether an event is kept from somebody who may know of what it touches, such as a person's audit trail: they are barred
 * from it, or it stands in the file of a case that is not theirs to read.
 */
export function isWithheld(by: Authority, event: LedgerEvent, place: EventPlace, within: Within): boolean {
  return (
    place.barred?.includes(by.id) === true || (isInCaseFile(event) && !mayRead(by, event, place, within))
  );
}

/** Whether a unit is another one or lies below it. */
type Within = (unit: string, top: string) => boolean;

/** The duties that let somebody read an event, where it belongs to their scope. */
function dutiesFor({ grants }: Authority, event: LedgerEvent): readonly Grant[] {
  if (secretTypes.has(event.type)) return grants.filter(({ role }) => role === 'reviewer');
  if (isInCaseFile(event)) return grants.filter(({ role }) => caseReaders.includes(role));
  return grants.filter(({ role }) => role !== 'staff-member');
}

/**
 * Those whom an event is about. What the event itself says goes first: nothing that was looked up shows it to another
 * person. Of an accountability case that are the persons named in it, where they are heard or it is decided on them.
 */
function concernedBy({ type, data }: LedgerEvent, place: EventPlace): (string | undefined)[] {
  switch (type) {
    case 'StatementsInvited':
      return [...data.persons];
    case 'FindingsProposed':
      return data.shares.persons.map(({ staff }) => staff);
    case 'CaseDecided':
      return data.findings.map(({ staff }) => staff);
    case 'ActionOrdered':
    case 'ActionReassigned':
      return [data.owner];
    default:
      return ['staff' in data ? data.staff : place.staff];
  }
}
