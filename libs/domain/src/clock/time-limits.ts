import { dayNumber, daysInMonth, fromDayNumber, type CalendarDate } from '../calendar-date.js';
import type { HeldDays } from '../casework/events.js';
import { DomainError } from '../domain-error.js';
import type { TimeLimit } from './time-limit.js';
import type { WorkingCalendar } from './working-calendar.js';

/* Days of the office's calendar throughout: no hour and no time zone comes in. docs/clock.md shows them worked out. */

const LAST_DAY = dayNumber('9999-12-31');

/**
 * The last whole day of a time limit. The day of the event, `from`, does not count; days that were held do not
 * count; a last day that is not worked moves to the next one that is.
 * @throws DomainError `invalid-date` where it would end after the year 9999
 */
export function lastDay(
  from: CalendarDate,
  limit: TimeLimit,
  calendar: WorkingCalendar,
  held: readonly HeldDays[] = [],
): CalendarDate {
  const stood = (date: CalendarDate): boolean => held.some((days) => days.from <= date && date < days.to);
  const counts = (date: CalendarDate): boolean =>
    !stood(date) && (limit.unit !== 'working-days' || calendar.isWorkingDay(date));
  let left = daysToCount(from, limit);
  let day = dayNumber(from);
  if (limit.unit !== 'working-days' && held.length === 0) {
    // Every day counts: years need not be walked through.
    day += left;
    left = 0;
  }
  let date = dateAt(day);
  while (left > 0) {
    date = dateAt(++day);
    if (counts(date)) left--;
  }
  while (stood(date) || !calendar.isWorkingDay(date)) date = dateAt(++day);
  return date;
}

/**
 * The last day of what begins with `from` itself, such as a sanction: twelve months from 29 January end on 28
 * January. Never moved. In months or calendar days; @throws RangeError in working days, for which it has no calendar
 */
export function lastDayOfSpan(from: CalendarDate, { count, unit }: TimeLimit): CalendarDate {
  if (unit === 'working-days') throw new RangeError('a span is counted in months or calendar days');
  if (unit === 'calendar-days') return addDays(from, count - 1);
  const end = addMonths(from, count);
  // From 31 January a month has no such day to end before: it ends with the last one of February.
  return end.slice(8) === from.slice(8) ? addDays(end, -1) : end;
}

/** The same day of a later or earlier month; where that month is too short, its last day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  if (year > 9999) throw beyondTheCalendar();
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** That day where it is worked, else the first one after it that is. */
export function nextWorkingDay(date: CalendarDate, calendar: WorkingCalendar): CalendarDate {
  return lastDay(date, { count: 0, unit: 'calendar-days' }, calendar);
}

/** The day to warn of a deadline: so long before it, on a working day; sooner rather than later. */
export function dayBefore(dueBy: CalendarDate, limit: TimeLimit, calendar: WorkingCalendar): CalendarDate {
  if (limit.unit === 'working-days') {
    let date = dueBy;
    for (let left = limit.count; left > 0;) {
      date = addDays(date, -1);
      if (calendar.isWorkingDay(date)) left--;
    }
    return date;
  }
  let date = limit.unit === 'months' ? addMonths(dueBy, -limit.count) : addDays(dueBy, -limit.count);
  while (!calendar.isWorkingDay(date)) date = addDays(date, -1);
  return date;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateAt(dayNumber(date) + days);
}

/** Months have as many days as they have from that day on. */
function daysToCount(from: CalendarDate, { count, unit }: TimeLimit): number {
  return unit === 'months' ? dayNumber(addMonths(from, count)) - dayNumber(from) : count;
}

function dateAt(day: number): CalendarDate {
  if (day > LAST_DAY) throw beyondTheCalendar();
  return fromDayNumber(day);
}

function beyondTheCalendar(): DomainError {
  return new DomainError('invalid-date', 'this time would end after the year 9999; give an earlier day');
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
