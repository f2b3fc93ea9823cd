import { describe, expect, it } from '@jest/globals';
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
