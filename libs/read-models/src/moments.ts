import { dayNumber, isCalendarDate, type CalendarDate } from '#domain';

/*
 * Read models keep days as days since 1970-01-01 and times as milliseconds since then: exact, a third of the space
 * of text, and turned back into the very same text.
 */

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const MOST_REMEMBERED = 50_000;
const remembered = new Map<CalendarDate, number>();

/** @throws RangeError for what is not a calendar day */
export function toDay(date: CalendarDate): number {
  let day = remembered.get(date);
  if (day === undefined) {
    if (!isCalendarDate(date)) throw new RangeError(`"${date}" is not a calendar date`);
    day = dayNumber(date);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(date, day);
  }
  return day;
}

/** Neighbours in the log are mostly recorded at the same time, and each is asked about several times. */
let last = { time: '', millis: 0 };

/** @throws RangeError for what is not a time in UTC such as `2026-03-31T23:59:59.999Z` */
export function toMillis(time: string): number {
  if (time === last.time) return last.millis;
  const millis = TIME.test(time) && isCalendarDate(time.slice(0, 10)) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(millis)) throw new RangeError(`"${time}" is not a time in UTC`);
  last = { time, millis };
  return millis;
}

export const fromMillis = (millis: number): string => new Date(millis).toISOString();
