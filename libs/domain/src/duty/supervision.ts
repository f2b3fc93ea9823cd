import type { CalendarDate } from '../calendar-date.js';
import { liesWithin } from './duty.js';
import type { OrganizationState } from '../organization/organization.js';
import { appointmentsOn, type Appointment, type StaffMemberState } from '../staff-member/staff-member.js';

/** People by id; who is missing holds no post. */
type People = ReadonlyMap<string, StaffMemberState>;

export function heldBy(id: string, people: People, on: CalendarDate): Appointment[] {
  const person = people.get(id);
  return person ? appointmentsOn(person, on) : [];
}

interface Surroundings {
  readonly people: People;
  readonly organization: OrganizationState;
}

/** Somebody's posts of a day that head their units. */
export const headedBy = (
  id: string,
  on: CalendarDate,
  { people, organization }: Surroundings,
): Appointment[] => heldBy(id, people, on).filter(({ post }) => organization.posts.get(post)?.heads === true);

/** Whether somebody headed, on a day, one of these units or one above it. */
export function supervises(
  id: string,
  units: readonly string[],
  on: CalendarDate,
  surroundings: Surroundings,
): boolean {
  return headedBy(id, on, surroundings).some(({ unit: headed }) =>
    units.some((unit) => liesWithin(unit, headed, surroundings.organization)),
  );
}

/** The units in which somebody held posts. */
export const unitsOf = (id: string, people: People, on: CalendarDate): string[] =>
  heldBy(id, people, on).map(({ unit }) => unit);
