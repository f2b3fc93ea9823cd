import { describe, expect, it } from '@jest/globals';
import { daysBetween } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import { officeYear, plainWeeks } from '../testing/office-year.js';
import type { TimeLimit } from './time-limit.js';
import { addMonths, dayBefore, lastDay, lastDayOfSpan, nextWorkingDay } from './time-limits.js';

const days = (count: number): TimeLimit => ({ count, unit: 'calendar-days' });
const workingDays = (count: number): TimeLimit => ({ count, unit: 'working-days' });
const months = (count: number): TimeLimit => ({ count, unit: 'months' });

/** From Monday 9 February until Friday 27: ten working days, for Spring Festival lies in it. */
const hold = [{ from: '2026-02-09', to: '2026-02-28' }];

describe('the last day of a time limit', () => {
  it.each([
    ['the day of the event does not count', '2026-03-02', days(30), '2026-04-01'],
    ['a Sunday moves to Monday', '2026-03-06', days(30), '2026-04-06'],
    ['New Year moves to the Sunday that is worked', '2025-12-02', days(30), '2026-01-04'],
    ['so does a day off that is a Friday', '2025-12-03', days(30), '2026-01-04'],
    ['a worked Sunday stays', '2025-12-05', days(30), '2026-01-04'],
    ['a worked Saturday stays', '2026-01-15', days(30), '2026-02-14'],
    ['Spring Festival moves to the day after its last', '2026-01-16', days(30), '2026-02-24'],
    ['working days across New Year', '2025-12-31', workingDays(5), '2026-01-08'],
    ['working days across Spring Festival', '2026-02-13', workingDays(10), '2026-03-05'],
    ['working days from a day that is not worked', '2026-02-17', workingDays(1), '2026-02-24'],
    ['months end on the same day', '2026-01-29', months(12), '2027-01-29'],
    ['or on the last one that there is', '2026-01-31', months(1), '2026-02-28'],
    ['from 29 February', '2028-02-29', months(12), '2029-02-28'],
    ['to 29 February', '2027-11-30', months(3), '2028-02-29'],
    ['months as well move to a working day', '2025-12-01', months(1), '2026-01-04'],
    ['no time ends at once', '2026-03-02', days(0), '2026-03-02'],
  ])('%s', (_, from, limit, expected) => expect(lastDay(from, limit, officeYear)).toBe(expected));

  it('moves by exactly the ten working days of a hold over a holiday week', () => {
    const limit = workingDays(15);
    expect(lastDay('2026-02-02', limit, officeYear)).toBe('2026-02-28');
    expect(lastDay('2026-02-02', limit, officeYear, hold)).toBe('2026-03-13');
    expect(lastDay('2026-02-28', workingDays(10), officeYear)).toBe('2026-03-13');
  });

  it('moves by all nineteen days of that hold, where calendar days are counted', () => {
    expect(lastDay('2026-02-02', days(30), officeYear)).toBe('2026-03-04');
    expect(lastDay('2026-02-02', days(30), officeYear, hold)).toBe('2026-03-23');
    expect(lastDay('2026-02-02', months(1), officeYear)).toBe('2026-03-02');
    // Nineteen days later is Saturday the 21st.
    expect(lastDay('2026-02-02', months(1), officeYear, hold)).toBe('2026-03-23');
  });

  it('never ends while the clock stands', () => {
    // Saturday 7 March would move to Monday, from which on the clock stands until Thursday.
    const held = [{ from: '2026-03-09', to: '2026-03-12' }];
    expect(lastDay('2026-03-02', days(5), officeYear)).toBe('2026-03-09');
    expect(lastDay('2026-03-02', days(5), officeYear, held)).toBe('2026-03-12');
  });

  it('counts a day that was held twice once', () => {
    const overlapping = [...hold, { from: '2026-02-20', to: '2026-02-26' }];
    expect(lastDay('2026-02-02', days(30), officeYear, overlapping)).toBe('2026-03-23');
  });

  it('refuses to end after the calendar does', () => {
    const end = (limit: TimeLimit) => (): string => lastDay('9999-12-31', limit, plainWeeks);
    expect(end(days(1))).toThrow(DomainError);
    expect(end(months(1))).toThrow(/would end after the year 9999/);
    expect(lastDay('9999-12-30', days(1), plainWeeks)).toBe('9999-12-31');
  });
});

describe('the last day of a span that begins with its first day', () => {
  it.each([
    ['a warning of twelve months given on 29 January', '2026-01-29', months(12), '2027-01-28'],
    ['from 1 January', '2026-01-01', months(12), '2026-12-31'],
    ['from 29 February', '2028-02-29', months(12), '2029-02-28'],
    ['from 29 February to a leap year', '2028-02-29', months(48), '2032-02-28'],
    ['from 31 January', '2026-01-31', months(1), '2026-02-28'],
    ['from 28 February', '2026-02-28', months(1), '2026-03-27'],
    ['from 1 March', '2026-03-01', months(1), '2026-03-31'],
    ['seven days', '2026-03-02', days(7), '2026-03-08'],
    ['it may end on a holiday', '2025-12-02', months(1), '2026-01-01'],
  ])('%s', (_, from, limit, expected) => expect(lastDayOfSpan(from, limit)).toBe(expected));

  it('is not counted in working days', () =>
    expect(() => lastDayOfSpan('2026-01-01', workingDays(5))).toThrow(RangeError));
});

describe('the days around', () => {
  it('months go forth and back over the turn of a year', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2027-02-28', -3)).toBe('2026-11-28');
    expect(addMonths('2026-03-31', 0)).toBe('2026-03-31');
  });

  it('the next working day is the day itself where it is worked', () => {
    expect(nextWorkingDay('2026-02-14', officeYear)).toBe('2026-02-14');
    expect(nextWorkingDay('2026-02-15', officeYear)).toBe('2026-02-24');
  });

  it('five working days before a deadline, a holiday week between', () => {
    // 25, 24, 14, 13, 12 February.
    expect(dayBefore('2026-02-26', workingDays(5), officeYear)).toBe('2026-02-12');
  });

  it('warns sooner where the day itself is not worked', () => {
    expect(daysBetween('2026-02-14', '2026-02-26')).toBe(12);
    expect(dayBefore('2026-02-26', days(7), officeYear)).toBe('2026-02-14');
    expect(dayBefore('2026-05-31', months(3), officeYear)).toBe('2026-02-28');
  });
});
