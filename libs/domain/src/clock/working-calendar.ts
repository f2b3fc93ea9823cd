import { dayNumber, type CalendarDate } from '../calendar-date.js';
import type { DeclaredDay } from '../calendar/events.js';

/** Which days are worked: the weekdays outside the weekend, unless a day was declared otherwise. */
export interface WorkingCalendar {
  readonly isWorkingDay: (date: CalendarDate) => boolean;
}

/**
 * @param weekend ISO weekdays, Monday is 1; never all seven
 * @param days of a day that is declared twice the last word counts
 */
export function workingCalendar(weekend: readonly number[], days: Iterable<DeclaredDay>): WorkingCalendar {
  const declared = new Map<CalendarDate, boolean>();
  for (const { date, working } of days) declared.set(date, working);
  return { isWorkingDay: (date) => declared.get(date) ?? !weekend.includes(weekday(date)) };
}

/** ISO: Monday is 1, Sunday is 7. */
function weekday(date: CalendarDate): number {
  // 1970-01-01 was a Thursday; the days before it have negative numbers.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
