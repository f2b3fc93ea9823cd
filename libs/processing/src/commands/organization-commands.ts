import {
  organization,
  ORGANIZATION_STREAM,
  staffMember,
  staffMemberStream,
  type CalendarDate,
  type OrganizationEvent,
  type StaffMemberCommand,
  type StaffMemberEvent,
} from '#domain';
import type { CommandMeta, Outcome } from '../command.js';
import type { Executor } from '../executor.js';

export function registerUnit(
  executor: Executor,
  unit: { readonly unit: string; readonly name: string; readonly parent: string | null },
  meta: CommandMeta,
): Promise<Outcome<OrganizationEvent>> {
  return executor.execute(organization, ORGANIZATION_STREAM, { type: 'RegisterUnit', ...unit }, meta);
}

export function registerPost(
  executor: Executor,
  post: {
    readonly post: string;
    readonly name: string;
    readonly unit: string;
    readonly heads?: boolean;
  },
  meta: CommandMeta,
): Promise<Outcome<OrganizationEvent>> {
  return executor.execute(organization, ORGANIZATION_STREAM, { type: 'RegisterPost', ...post }, meta);
}

export function registerStaffMember(
  executor: Executor,
  member: { readonly staff: string; readonly name: string },
  meta: CommandMeta,
): Promise<Outcome<StaffMemberEvent>> {
  const command = { type: 'RegisterStaffMember', ...member } as const;
  return executor.execute(staffMember, staffMemberStream(member.staff), command, meta);
}

export function appoint(
  executor: Executor,
  staff: string,
  appointment: { readonly post: string; readonly from: CalendarDate; readonly to: CalendarDate | null },
  meta: CommandMeta,
): Promise<Outcome<StaffMemberEvent>> {
  return executor.execute(
    staffMember,
    staffMemberStream(staff),
    async (read): Promise<StaffMemberCommand> => ({
      type: 'Appoint',
      ...appointment,
      organization: await read(organization, ORGANIZATION_STREAM),
    }),
    meta,
  );
}

export function endAppointment(
  executor: Executor,
  staff: string,
  appointment: { readonly post: string; readonly from: CalendarDate; readonly to: CalendarDate },
  meta: CommandMeta,
): Promise<Outcome<StaffMemberEvent>> {
  const command = { type: 'EndAppointment', ...appointment } as const;
  return executor.execute(staffMember, staffMemberStream(staff), command, meta);
}
