/** A day of the office's calendar, `YYYY-MM-DD`; no time, no zone. Compares correctly as text. */
export type CalendarDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** True for a day that exists (30 February does not), in the years 0001 to 9999. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = SHAPE.exec(text);
  return match !== null && isDayOfCalendar(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Whether year, month (1–12) and day name a day of the Gregorian calendar. */
export function isDayOfCalendar(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. */
export function dayNumber(date: CalendarDate): number {
  return Date.parse(date) / DAY;
}

export function fromDayNumber(day: number): CalendarDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whole calendar days from one date to another; negative where `to` is the earlier one. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}
