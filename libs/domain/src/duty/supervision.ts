import type { CalendarDate } from '../calendar-date.js';
import { liesWithin } from '../duty/duty.js';
import type { OrganizationState } from '../organization/organization.js';
import { appointmentsOn, type Appointment, type StaffMemberState } from '../staff-member/staff-member.js';

/** People by id; who is missing holds no post. */
type People = ReadonlyMap<string, StaffMemberState>;

export function heldBy(id: string, people: People, on: CalendarDate): Appointment[] {
  const person = people.get(id);
  return person ? appointmentsOn(person, on) : [];
}

/** Whether somebody headed, on a day, one of these units or one above it. */
export function supervises(
  id: string,
  units: readonly string[],
  on: CalendarDate,
  { people, organization }: { readonly people: People; readonly organization: OrganizationState },
): boolean {
  return heldBy(id, people, on).some(
    ({ post, unit: headed }) =>
      organization.posts.get(post)?.heads === true &&
      units.some((unit) => liesWithin(unit, headed, organization)),
  );
}

/** The units in which somebody held posts. */
export const unitsOf = (id: string, people: People, on: CalendarDate): string[] =>
  heldBy(id, people, on).map(({ unit }) => unit);
