import { describe, expect, it } from '@jest/globals';
import { officeYear, plainWeeks } from '../testing/office-year.js';
import { workingCalendar } from './working-calendar.js';

describe('the working calendar', () => {
  it.each([
    ['2026-01-01', false, 'Thursday, New Year'],
    ['2026-01-02', false, 'Friday, a day off'],
    ['2026-01-03', false, 'Saturday'],
    ['2026-01-04', true, 'Sunday, worked instead of Friday'],
    ['2026-01-10', false, 'Saturday'],
    ['2026-02-14', true, 'Saturday before Spring Festival, worked'],
    ['2026-02-23', false, 'Monday, last day of Spring Festival'],
    ['2026-02-24', true, 'Tuesday'],
  ])('%s is worked: %s (%s)', (date, worked) => expect(officeYear.isWorkingDay(date)).toBe(worked));

  it('knows the weekdays before 1970 and at both ends of the calendar', () => {
    // 20 July 1969 was a Sunday; 1 January of the year 1 was a Monday, 31 December 9999 a Friday.
    expect(plainWeeks.isWorkingDay('1969-07-20')).toBe(false);
    expect(plainWeeks.isWorkingDay('1969-07-21')).toBe(true);
    expect(plainWeeks.isWorkingDay('0001-01-01')).toBe(true);
    expect(plainWeeks.isWorkingDay('0001-01-07')).toBe(false);
    expect(plainWeeks.isWorkingDay('9999-12-31')).toBe(true);
  });

  it('takes the weekend as the rulebook has it', () => {
    const calendar = workingCalendar([5, 6], []);
    expect(['2026-03-06', '2026-03-07', '2026-03-08'].map((day) => calendar.isWorkingDay(day))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('goes by the last word on a day', () => {
    const day = { date: '2026-03-02', name: 'Founding day' };
    const calendar = workingCalendar(
      [6, 7],
      [
        { ...day, working: false },
        { ...day, working: true },
      ],
    );
    expect(calendar.isWorkingDay('2026-03-02')).toBe(true);
  });
});
