import { daysInMonth, type CalendarDate } from '../calendar-date.js';
import type { CalendarKind } from './rulebook.js';

/** `from` and `to` both belong to the period. Its id is `2012-07`, `2012-Q3`, `2012-H2` or `2012`. */
export interface Period {
  readonly period: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const monthsIn: Readonly<Record<CalendarKind, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

const shapes: Readonly<Record<CalendarKind, RegExp>> = {
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  'half-year': /^(\d{4})-H([12])$/,
  year: /^(\d{4})$/,
};

/** A ledger spans few periods and millions of dates: each period is made once. */
const made = new Map<string, Period>();

/** The period of the calendar that holds a day. */
export function periodOf(calendar: CalendarKind, date: CalendarDate): Period {
  const year = date.slice(0, 4);
  const month = Number(date.slice(5, 7));
  return periodAt(calendar, year, Math.ceil(month / monthsIn[calendar]));
}

/** The period that an id names; undefined where it names none of this calendar. */
export function parsePeriod(calendar: CalendarKind, id: string): Period | undefined {
  const match = shapes[calendar].exec(id);
  if (!match || match[1] === '0000') return undefined;
  return periodAt(calendar, match[1]!, Number(match[2] ?? 1));
}

function periodAt(calendar: CalendarKind, year: string, index: number): Period {
  const key = periodId(calendar, year, index);
  let period = made.get(key);
  if (period === undefined) {
    const length = monthsIn[calendar];
    const last = index * length;
    period = {
      period: key,
      from: `${year}-${twoDigits(last - length + 1)}-01`,
      to: `${year}-${twoDigits(last)}-${daysInMonth(Number(year), last)}`,
    };
    made.set(key, period);
  }
  return period;
}

function periodId(calendar: CalendarKind, year: string, index: number): string {
  switch (calendar) {
    case 'month':
      return `${year}-${twoDigits(index)}`;
    case 'quarter':
      return `${year}-Q${index}`;
    case 'half-year':
      return `${year}-H${index}`;
    case 'year':
      return year;
  }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
