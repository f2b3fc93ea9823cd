/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

/** A day that is not what its weekday says: a holiday, or a day of the weekend that is worked instead of another. */
export interface DeclaredDay {
  readonly date: CalendarDate;
  readonly working: boolean;
  readonly name: string;
}

/**
 * Days were declared holidays, or working days. Of a day that is declared again the last word counts. Deadlines
 * that were set before stand as they were told.
 */
export type CalendarDaysDeclared = DomainEvent<
  'CalendarDaysDeclared',
  { readonly days: readonly DeclaredDay[]; readonly declaredBy: string }
>;

export type CalendarEvent = CalendarDaysDeclared;
