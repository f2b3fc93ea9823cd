import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, type CalendarDate } from '../calendar-date.js';
import type { HeldDays } from '../casework/events.js';
import type { TimeLimit } from './time-limit.js';
import { addDays, addMonths, dayBefore, lastDay, lastDayOfSpan } from './time-limits.js';
import { workingCalendar } from './working-calendar.js';

/* 10,000 histories each: a year or two of any calendar, with any holds. */

const FIRST = '2023-06-01';
const runs = { numRuns: 10_000 };

const day = fc.integer({ min: 0, max: 500 }).map((number) => addDays(FIRST, number));

const calendar = fc
  .record({
    weekend: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 3 }),
    days: fc.array(fc.record({ date: day, working: fc.boolean(), name: fc.constant('declared') }), {
      maxLength: 40,
    }),
  })
  .map(({ weekend, days }) => workingCalendar(weekend, days));

const unit = fc.constantFrom('calendar-days' as const, 'working-days' as const, 'months' as const);
const limit: fc.Arbitrary<TimeLimit> = unit.chain((chosen) =>
  fc.record({
    count: fc.integer({ min: 0, max: chosen === 'months' ? 3 : 45 }),
    unit: fc.constant(chosen),
  }),
);

const hold: fc.Arbitrary<HeldDays> = fc
  .tuple(day, fc.integer({ min: 0, max: 30 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));
const holds = fc.array(hold, { maxLength: 3 });

const stood = (held: readonly HeldDays[], date: CalendarDate): boolean =>
  held.some(({ from, to }) => from <= date && date < to);

/** Days in `(from, to]` that pass. */
function daysIn(from: CalendarDate, to: CalendarDate, passes: (date: CalendarDate) => boolean): number {
  let found = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (passes(date)) found++;
  return found;
}

describe('every deadline', () => {
  it('falls on a day that the calendar allows, and on which the clock runs', () =>
    fc.assert(
      fc.property(day, limit, calendar, holds, (from, given, office, held) => {
        const last = lastDay(from, given, office, held);
        expect(office.isWorkingDay(last)).toBe(true);
        expect(stood(held, last)).toBe(false);
      }),
      runs,
    ));

  it('leaves all the days that were promised, and no working day more than it needs', () =>
    fc.assert(
      fc.property(day, limit, calendar, holds, (from, given, office, held) => {
        const last = lastDay(from, given, office, held);
        const counts = (date: CalendarDate): boolean =>
          !stood(held, date) && (given.unit !== 'working-days' || office.isWorkingDay(date));
        const promised =
          given.unit === 'months' ? dayNumber(addMonths(from, given.count)) - dayNumber(from) : given.count;
        expect(daysIn(from, last, counts)).toBeGreaterThanOrEqual(promised);
        // One working day sooner, something would be missing; or the deadline would lie before its event.
        const allowed = (date: CalendarDate): boolean => !stood(held, date) && office.isWorkingDay(date);
        for (let sooner = addDays(last, -1); sooner >= from; sooner = addDays(sooner, -1)) {
          if (!allowed(sooner)) continue;
          expect(daysIn(from, sooner, counts)).toBeLessThan(promised);
          break;
        }
      }),
      runs,
    ));

  it('lies no earlier for a later event, a longer limit or one more hold', () =>
    fc.assert(
      fc.property(
        fc.tuple(day, day),
        limit,
        fc.integer({ min: 0, max: 5 }),
        calendar,
        holds,
        hold,
        ([a, b], given, more, office, held, another) => {
          const [from, later] = a < b ? [a, b] : [b, a];
          const last = lastDay(from, given, office, held);
          const longer = { ...given, count: given.count + more };
          expect(lastDay(from, longer, office, held) >= last).toBe(true);
          expect(lastDay(from, given, office, [...held, another]) >= last).toBe(true);
          // Months are shorter or longer: a hold between two events may outweigh the days between them.
          const then = given.unit === 'months' ? held.filter((one) => one.from > later) : held;
          expect(lastDay(later, given, office, then) >= lastDay(from, given, office, then)).toBe(true);
        },
      ),
      runs,
    ));

  it('is moved by a hold within it by exactly the working days held', () =>
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 45 }),
        calendar,
        fc.nat(),
        fc.nat({ max: 20 }),
        (from, count, office, offset, length) => {
          const given: TimeLimit = { count, unit: 'working-days' };
          const last = lastDay(from, given, office);
          const start = addDays(from, 1 + (offset % (dayNumber(last) - dayNumber(from))));
          const held = { from: start, to: addDays(start, length) };
          const worked = (date: CalendarDate): boolean => office.isWorkingDay(date);
          const moved = daysIn(last, lastDay(from, given, office, [held]), worked);
          expect(moved).toBe(daysIn(addDays(start, -1), addDays(held.to, -1), worked));
        },
      ),
      runs,
    ));

  it('is warned of on a working day, with so much time left', () =>
    fc.assert(
      fc.property(day, limit, calendar, (dueBy, before, office) => {
        const warnOn = dayBefore(dueBy, before, office);
        if (before.count > 0) expect(office.isWorkingDay(warnOn)).toBe(true);
        const counts = (date: CalendarDate): boolean =>
          before.unit !== 'working-days' || office.isWorkingDay(date);
        const wanted =
          before.unit === 'months'
            ? dayNumber(dueBy) - dayNumber(addMonths(dueBy, -before.count))
            : before.count;
        // The day of the deadline is there for the work, the day of the warning is not.
        expect(daysIn(addDays(warnOn, -1), addDays(dueBy, -1), counts)).toBeGreaterThanOrEqual(wanted);
      }),
      runs,
    ));
});

describe('a span in months', () => {
  it('goes on without a gap: one after the other end where both together do', () =>
    fc.assert(
      fc.property(
        // After the 28th a month may have no such day.
        day.filter((date) => date.slice(8) <= '28'),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (from, first, second) => {
          const span = (start: CalendarDate, count: number): CalendarDate =>
            lastDayOfSpan(start, { count, unit: 'months' });
          expect(span(addDays(span(from, first), 1), second)).toBe(span(from, first + second));
        },
      ),
      runs,
    ));

  it('is as long as its months, to the day', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const last = lastDayOfSpan(from, { count, unit: 'months' });
        expect(last <= addMonths(from, count)).toBe(true);
        expect(addDays(last, 1) >= addMonths(from, count)).toBe(true);
      }),
      runs,
    ));
});
