import { isCalendarDate, type CalendarDate } from './calendar-date.js';
import { DomainError } from './domain-error.js';

/** @throws DomainError `invalid-date`, or `in-the-future` for a day that has not begun at the office */
export function requirePast(field: string, date: CalendarDate, today: CalendarDate): void {
  if (!isCalendarDate(date)) throw new DomainError('invalid-date', `${field} "${date}" is not a date`, field);
  if (date <= today) return;
  throw new DomainError('in-the-future', `${field} ${date} lies in the future; today is ${today}`, field);
}
