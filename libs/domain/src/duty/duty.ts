import type { CalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import type { OrganizationState } from '../organization/organization.js';
import type { Appointment } from '../staff-member/staff-member.js';
import type { Authority, Grant, Role } from './authority.js';

/** A person, and the appointments that they held on a day. */
export interface PersonOnDay {
  readonly staff: string;
  readonly on: CalendarDate;
  readonly appointments: readonly Appointment[];
}

/** Whether a unit is another one or lies below it. */
export function liesWithin(unit: string, top: string, { units }: Pick<OrganizationState, 'units'>): boolean {
  for (let at: string | null = unit; at !== null; at = units.get(at)?.parent ?? null)
    if (at === top) return true;
  return false;
}

/** The first grant of one of these roles whose scope holds the unit. */
export function grantCovering(
  { grants }: Authority,
  wanted: readonly Role[],
  unit: string,
  organization: Pick<OrganizationState, 'units'>,
): Grant | undefined {
  return grants.find(
    (grant) =>
      wanted.includes(grant.role) && (grant.unit === null || liesWithin(unit, grant.unit, organization)),
  );
}

/** @throws DomainError `outside-scope` where none of the caller's grants allows to act for that unit */
export function requireGrant(
  by: Authority,
  wanted: readonly Role[],
  unit: string,
  organization: Pick<OrganizationState, 'units'>,
): Grant {
  const grant = grantCovering(by, wanted, unit, organization);
  if (grant) return grant;
  throw new DomainError(
    'outside-scope',
    `${by.id} is no ${wanted.join(' or ')} for unit ${unit}; ask someone whose scope it is`,
  );
}

/** For what belongs to no unit. @throws DomainError `outside-scope` where the caller has none of the roles anywhere */
export function requireRole(by: Authority, wanted: readonly Role[]): void {
  if (by.grants.some(({ role }) => wanted.includes(role))) return;
  throw new DomainError('outside-scope', `${by.id} is no ${wanted.join(' or ')}; ask someone who is`);
}

/**
 * Through which of a person's posts a caller may act for them: the first within the caller's scope.
 * @throws DomainError `no-appointment` where they held none, `outside-scope`
 */
export function placeInScope(
  by: Authority,
  wanted: readonly Role[],
  { staff, on, appointments }: PersonOnDay,
  organization: Pick<OrganizationState, 'units'>,
): Appointment {
  const [first] = appointments;
  if (!first) throw new DomainError('no-appointment', `${staff} held no post on ${on}`, 'staff');
  const covered = appointments.find(({ unit }) => grantCovering(by, wanted, unit, organization));
  if (!covered) requireGrant(by, wanted, first.unit, organization);
  return covered ?? first;
}

/** Nobody assesses themselves. @throws DomainError `own-assessment` */
export function requireOther(by: Authority, concerned: string | undefined): void {
  if (by.id !== concerned) return;
  throw new DomainError('own-assessment', 'this concerns yourself; someone else has to do it', 'staff');
}

/** Who took part does not judge it again. @throws DomainError `took-part` */
export function requireUninvolved(by: Authority, took: readonly (string | undefined)[], what: string): void {
  if (!took.includes(by.id)) return;
  throw new DomainError('took-part', `${by.id} took part in this entry; ${what} needs another person`);
}
