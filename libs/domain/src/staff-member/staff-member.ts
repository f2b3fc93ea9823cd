import { isCalendarDate, type CalendarDate } from '../calendar-date.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { requireIdentifier } from '../identifier.js';
import type { OrganizationState } from '../organization/organization.js';
import type { StaffMemberEvent } from './events.js';

export const staffMemberStream = (staff: string): string => `staff-${staff}`;

/** A post held from one day to another, both included; `to: null` is open. */
export interface Appointment {
  readonly post: string;
  readonly unit: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export type StaffMemberCommand =
  | { readonly type: 'RegisterStaffMember'; readonly staff: string; readonly name: string }
  | {
      readonly type: 'Appoint';
      readonly post: string;
      readonly from: CalendarDate;
      readonly to: CalendarDate | null;
      /** Units and posts as they stand. */
      readonly organization: OrganizationState;
    }
  | {
      readonly type: 'EndAppointment';
      readonly post: string;
      readonly from: CalendarDate;
      readonly to: CalendarDate;
    };

export interface StaffMemberState {
  readonly staff?: string;
  readonly name?: string;
  readonly appointments: readonly Appointment[];
}

export const staffMember: Decider<StaffMemberState, StaffMemberCommand, StaffMemberEvent> = {
  initialState: () => ({ appointments: [] }),

  evolve(state, { type, data }) {
    switch (type) {
      case 'StaffMemberRegistered':
        return { ...state, staff: data.staff, name: data.name };
      case 'AppointmentStarted': {
        const { post, unit, from, to } = data;
        return { ...state, appointments: [...state.appointments, { post, unit, from, to }] };
      }
      case 'AppointmentEnded':
        return {
          ...state,
          appointments: state.appointments.map((one) =>
            one.post === data.post && one.from === data.from ? { ...one, to: data.to } : one,
          ),
        };
    }
  },

  decide(state, command) {
    switch (command.type) {
      case 'RegisterStaffMember':
        return register(state, command);
      case 'Appoint':
        return appoint(state, command);
      case 'EndAppointment':
        return endAppointment(state, command);
    }
  },
};

/** The appointments that cover a day, in the order in which they were recorded. */
export function appointmentsOn(state: StaffMemberState, date: CalendarDate): Appointment[] {
  return state.appointments.filter((one) => one.from <= date && (one.to === null || date <= one.to));
}

function register(
  state: StaffMemberState,
  { staff, name }: Extract<StaffMemberCommand, { type: 'RegisterStaffMember' }>,
): StaffMemberEvent[] {
  requireIdentifier('staff', staff);
  requireIdentifier('name', name);
  if (state.name === name) return [];
  if (state.staff !== undefined) {
    throw new DomainError(
      'staff-registered',
      `staff member ${staff} is registered with another name`,
      'name',
    );
  }
  return [{ type: 'StaffMemberRegistered', data: { staff, name } }];
}

function appoint(
  state: StaffMemberState,
  { post, from, to, organization }: Extract<StaffMemberCommand, { type: 'Appoint' }>,
): StaffMemberEvent[] {
  const staff = requireRegistered(state);
  requireDays(from, to);
  const unit = organization.posts.get(post)?.unit;
  if (unit === undefined) {
    throw new DomainError('unknown-post', `post ${post} is not registered; register it first`, 'post');
  }
  const ofThisPost = state.appointments.filter((one) => one.post === post);
  if (ofThisPost.some((one) => one.from === from && one.to === to)) return [];
  const overlapping = ofThisPost.find(
    (one) => (one.to === null || from <= one.to) && (to === null || one.from <= to),
  );
  if (overlapping) {
    throw new DomainError(
      'appointment-overlaps',
      `${staff} holds post ${post} from ${overlapping.from} already; end that appointment first`,
      'from',
    );
  }
  return [{ type: 'AppointmentStarted', data: { staff, post, unit, from, to } }];
}

function endAppointment(
  state: StaffMemberState,
  { post, from, to }: Extract<StaffMemberCommand, { type: 'EndAppointment' }>,
): StaffMemberEvent[] {
  const staff = requireRegistered(state);
  requireDays(from, to);
  const appointment = state.appointments.find((one) => one.post === post && one.from === from);
  if (!appointment) {
    throw new DomainError(
      'unknown-appointment',
      `${staff} has no appointment to ${post} from ${from}`,
      'post',
    );
  }
  if (appointment.to === to) return [];
  if (appointment.to !== null) {
    throw new DomainError('appointment-ended', `that appointment ended on ${appointment.to}`, 'to');
  }
  return [{ type: 'AppointmentEnded', data: { staff, post, from, to } }];
}

function requireRegistered(state: StaffMemberState): string {
  if (state.staff === undefined) {
    throw new DomainError('unknown-staff-member', 'the staff member is not registered; register them first');
  }
  return state.staff;
}

function requireDays(from: CalendarDate, to: CalendarDate | null): void {
  if (!isCalendarDate(from)) throw new DomainError('invalid-date', `from "${from}" is not a date`, 'from');
  if (to !== null && !isCalendarDate(to))
    throw new DomainError('invalid-date', `to "${to}" is not a date`, 'to');
  if (to !== null && to < from) {
    throw new DomainError('appointment-ends-before-it-starts', `to ${to} lies before from ${from}`, 'to');
  }
}
