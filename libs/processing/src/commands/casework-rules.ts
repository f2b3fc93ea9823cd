import {
  CALENDAR_STREAM,
  DEFAULT_CASEWORK,
  officeCalendar,
  organization,
  ORGANIZATION_STREAM,
  RULEBOOK_STREAM,
  rulebooks,
  staffMember,
  staffMemberStream,
  versionInForce,
  workingCalendar,
  type CalendarDate,
  type CaseworkPolicy,
  type OrganizationState,
  type StaffMemberState,
  type WorkingCalendar,
} from '#domain';
import type { ReadState } from '../command.js';

/** What every deed of casework is decided in. */
export interface CaseworkRules {
  readonly organization: OrganizationState;
  readonly calendar: WorkingCalendar;
  /** Of the rulebook version in force today. */
  readonly policy: CaseworkPolicy;
}

export async function caseworkRules(read: ReadState, today: CalendarDate): Promise<CaseworkRules> {
  return {
    organization: await read(organization, ORGANIZATION_STREAM),
    ...(await clockRules(read, today)),
  };
}

/** By which days are counted: those that are worked, and what the rulebook version in force today says. */
export async function clockRules(
  read: ReadState,
  today: CalendarDate,
): Promise<Pick<CaseworkRules, 'calendar' | 'policy'>> {
  const { versions } = await read(rulebooks, RULEBOOK_STREAM);
  const policy = versionInForce(versions, today)?.casework ?? DEFAULT_CASEWORK;
  const { days } = await read(officeCalendar, CALENDAR_STREAM);
  return { calendar: workingCalendar(policy.weekend, days.values()), policy };
}

/** Whoever is no staff member, such as a reviewer from outside, has no appointments. */
export async function readPeople(
  read: ReadState,
  ids: Iterable<string | undefined>,
): Promise<Map<string, StaffMemberState>> {
  const people = new Map<string, StaffMemberState>();
  for (const id of new Set(ids)) {
    if (id !== undefined) people.set(id, await read(staffMember, staffMemberStream(id)));
  }
  return people;
}
