/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

/** A member of staff was registered. */
export type StaffMemberRegistered = DomainEvent<
  'StaffMemberRegistered',
  { readonly staff: string; readonly name: string }
>;

/** A person got a post. From and to are both days on which the post is held; `to: null` is open. */
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

/** The last day on which a person holds a post was set. */
export type AppointmentEnded = DomainEvent<
  'AppointmentEnded',
  { readonly staff: string; readonly post: string; readonly from: CalendarDate; readonly to: CalendarDate }
>;

export type StaffMemberEvent = StaffMemberRegistered | AppointmentStarted | AppointmentEnded;
