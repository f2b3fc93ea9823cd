import { describe, expect, it } from '@jest/globals';
import {
  breachOf,
  DEFAULT_CASEWORK,
  setDeadline,
  takeDeadline,
  workingCalendar,
  type CalendarDate,
  type Deadlines,
} from '#domain';
import { OfficeClock } from './office-clock.js';

const today = (timeZone: string, time: string): string =>
  new OfficeClock(timeZone, () => new Date(time)).today();

describe('the clock of the office', () => {
  it.each([
    ['UTC', '2026-03-31T23:59:59.999Z', '2026-03-31'],
    ['Europe/Berlin', '2026-03-31T21:59:59.999Z', '2026-03-31'],
    ['Europe/Berlin', '2026-03-31T22:00:00Z', '2026-04-01'],
    ['Europe/Berlin', '2026-12-31T22:59:59Z', '2026-12-31'],
    ['Europe/Berlin', '2026-12-31T23:00:00Z', '2027-01-01'],
    ['America/Los_Angeles', '2026-01-01T07:59:59Z', '2025-12-31'],
    ['Asia/Kathmandu', '2024-02-28T18:14:59Z', '2024-02-28'],
    ['Asia/Kathmandu', '2024-02-28T18:15:00Z', '2024-02-29'],
    ['Pacific/Kiritimati', '2026-06-30T10:00:00Z', '2026-07-01'],
  ])('shows in %s at %s the day %s', (zone, time, day) => expect(today(zone, time)).toBe(day));

  it('goes on as time does', () => {
    let time = Date.parse('2026-03-31T21:59:59.999Z');
    const clock = new OfficeClock('Europe/Berlin', () => new Date(time));
    expect(clock.today()).toBe('2026-03-31');
    time += 1;
    expect(clock.today()).toBe('2026-04-01');
    time -= 1;
    expect(clock.today()).toBe('2026-03-31');
    expect(clock.now()).toEqual(new Date(time));
  });

  it('refuses a time zone that there is not', () => {
    expect(() => new OfficeClock('Europe/Bonn')).toThrow(RangeError);
    expect(() => new OfficeClock('')).toThrow('there is no time zone');
  });
});

describe('a deadline whose last day is one on which the clock changes', () => {
  const of = { kind: 'appeal', staff: 'S1', appeal: 'A1' } as const;

  /** Whether the deadline of that day is breached at a time, by the clock of the office. */
  function breached(zone: string, dueBy: CalendarDate, time: string): boolean {
    // Clocks change on Sundays; on this one people work.
    const calendar = workingCalendar([6, 7], [{ date: dueBy, working: true, name: 'worked' }]);
    const deadlines: Deadlines = new Map();
    const from = new Date(Date.parse(dueBy) - 30 * 86_400_000).toISOString().slice(0, 10);
    const limit = { count: 30, unit: 'calendar-days' } as const;
    const set = setDeadline({ of, calendar, policy: DEFAULT_CASEWORK }, 'decision', limit, from);
    expect(set.data.dueBy).toBe(dueBy);
    takeDeadline(deadlines, set);
    return (
      breachOf(deadlines, { of, deadline: 'decision', today: today(zone, time), held: false }).length > 0
    );
  }

  it.each([
    ['Europe/Berlin', 'of 23 hours', '2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', 'of 25 hours', '2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', 'of 23 hours', '2026-03-08', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', 'of 25 hours', '2026-11-01', '2026-11-02T05:00:00.000Z'],
  ])('in %s, a day %s (%s), lasts until midnight there: %s', (zone, _, dueBy, midnight) => {
    const before = new Date(Date.parse(midnight) - 1).toISOString();
    expect(breached(zone, dueBy, before)).toBe(false);
    expect(breached(zone, dueBy, midnight)).toBe(true);
  });
});
