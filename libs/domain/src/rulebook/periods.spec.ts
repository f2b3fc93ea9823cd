import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, fromDayNumber } from '../calendar-date.js';
import { parsePeriod, periodOf } from './periods.js';
import type { CalendarKind } from './rulebook.js';

const calendars: CalendarKind[] = ['month', 'quarter', 'half-year', 'year'];
const dates = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') }).map(fromDayNumber);

describe('periods', () => {
  it.each([
    ['month', '2012-02-29', { period: '2012-02', from: '2012-02-01', to: '2012-02-29' }],
    ['quarter', '2012-09-30', { period: '2012-Q3', from: '2012-07-01', to: '2012-09-30' }],
    ['quarter', '2012-10-01', { period: '2012-Q4', from: '2012-10-01', to: '2012-12-31' }],
    ['half-year', '2013-06-30', { period: '2013-H1', from: '2013-01-01', to: '2013-06-30' }],
    ['half-year', '2013-07-01', { period: '2013-H2', from: '2013-07-01', to: '2013-12-31' }],
    ['year', '2012-12-31', { period: '2012', from: '2012-01-01', to: '2012-12-31' }],
  ] as const)('of a %s calendar: %s', (calendar, date, period) => {
    expect(periodOf(calendar, date)).toEqual(period);
  });

  it('hold the day they were asked for, and end where the next begins', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars), dates, (calendar, date) => {
        const { from, to, period } = periodOf(calendar, date);
        expect(from <= date && date <= to).toBe(true);
        expect(periodOf(calendar, from).period).toBe(period);
        expect(periodOf(calendar, to).period).toBe(period);
        if (to < '9999-12-31')
          expect(periodOf(calendar, fromDayNumber(dayNumber(to) + 1)).period).not.toBe(period);
        if (from > '0001-01-01') {
          expect(periodOf(calendar, fromDayNumber(dayNumber(from) - 1)).period).not.toBe(period);
        }
      }),
    );
  });

  it('are found again by their id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars), dates, (calendar, date) => {
        const period = periodOf(calendar, date);
        expect(parsePeriod(calendar, period.period)).toEqual(period);
      }),
    );
  });

  it.each([
    ['quarter', '2012-Q5'],
    ['quarter', '2012-Q0'],
    ['quarter', '2012-07'],
    ['quarter', '2012-q3'],
    ['quarter', ' 2012-Q3'],
    ['month', '2012-13'],
    ['month', '2012-00'],
    ['month', '2012-7'],
    ['half-year', '2012-H3'],
    ['year', '0000'],
    ['year', '12012'],
    ['year', ''],
  ] as const)('of a %s calendar are not named by "%s"', (calendar, id) => {
    expect(parsePeriod(calendar, id)).toBeUndefined();
  });
});
