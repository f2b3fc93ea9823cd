/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

export type StaffMemberRegistered = DomainEvent<
  'StaffMemberRegistered',
  { readonly staff: string; readonly name: string }
>;

/** From and to are both days on which the post is held; `to: null` is open. */
export type AppointmentStarted = DomainEvent<
  'AppointmentStarted',
  {
    readonly staff: string;
    readonly post: string;
    readonly unit: string;
    readonly from: CalendarDate;
    readonly to: CalendarDate | null;
  }
>;

export type AppointmentEnded = DomainEvent<
  'AppointmentEnded',
  { readonly staff: string; readonly post: string; readonly from: CalendarDate; readonly to: CalendarDate }
>;

export type StaffMemberEvent = StaffMemberRegistered | AppointmentStarted | AppointmentEnded;
