import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayReader } from './calendar-day.js';
import { isoMoment, momentPattern, type MomentFormat } from './moment.js';
import { zoneClock } from './zone-clock.js';

const reader = (timeZone: string, local: boolean, format: MomentFormat = isoMoment) =>
  dayReader({ format, formatName: 'it should', local }, timeZone, zoneClock(timeZone));
const amsterdam = reader('Europe/Amsterdam', false);
const amsterdamLocal = reader('Europe/Amsterdam', true);

describe('a day, from an instant', () => {
  it.each([
    ['2014-04-11T00:00:00+02:00', '2014-04-11'],
    ['2014-04-10T22:00:00Z', '2014-04-11'],
    ['2014-04-10T21:59:59.999999Z', '2014-04-10'],
    ['2011-10-11 13:45:40.276000+02:00', '2011-10-11'],
    ['2014-01-01T23:30:00+0000', '2014-01-02'],
    ['2014-01-01T12:00-12', '2014-01-02'],
    ['2014-04-11', '2014-04-11'],
    ['2012-02-29', '2012-02-29'],
  ])('reads %s as %s in Amsterdam', (text, day) => {
    expect(amsterdam(text)).toBe(day);
  });

  it.each([
    ['2014-02-30T00:00:00Z', 'does not exist'],
    ['2014-02-30', 'does not exist'],
    ['2100-02-29', 'does not exist'],
    ['2014-13-01', 'does not exist'],
    ['2014-01-00', 'does not exist'],
    ['2014-01-01T24:01:00Z', 'time that does not exist'],
    ['2014-01-01T24:00:00Z', 'time that does not exist'],
    ['2014-01-01T12:60:00Z', 'time that does not exist'],
    ['2014-01-01T12:00:60Z', 'time that does not exist'],
    ['2014-01-01T12:00:00+14:01', 'in use nowhere'],
    ['2014-01-01T12:00:00-02:75', 'in use nowhere'],
    ['1899-12-31', 'years 1900 to 2200'],
    ['2201-01-01', 'years 1900 to 2200'],
    ['2200-12-31T23:30:00Z', 'years 1900 to 2200'],
    ['0000-00-00', 'years 1900 to 2200'],
    ['2014-01-01T12:00:00', '`zone: local` would read it'],
    ['2014-W10', 'does not read as it should'],
    ['11/04/2014', 'does not read as it should'],
    ['2014-04-11T', 'does not read as it should'],
    ['2014-04-11T12', 'does not read as it should'],
    [' 2014-04-11', 'does not read as it should'],
    ['2014-04-11\n', 'does not read as it should'],
    ['+002014-04-11', 'does not read as it should'],
    ['20140411', 'does not read as it should'],
  ])('refuses %j', (text, problem) => {
    expect(() => amsterdam(text)).toThrow(problem);
  });

  it('agrees with Intl for any instant in any zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const read = new Map<string, (text: string) => string>();
    const years = {
      min: new Date('1900-01-02T00:00:00Z'),
      max: new Date('2200-12-30T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date(years), (timeZone, instant) => {
        if (!read.has(timeZone)) read.set(timeZone, reader(timeZone, false));
        const parts = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
        });
        const expected = parts.format(instant).split('/').reverse().join('-');
        expect(read.get(timeZone)!(instant.toISOString())).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees with Intl around each change of the clock', () => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/Sao_Paulo', // changes at midnight
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    const read = reader('America/Sao_Paulo', false);
    for (let minute = 0; minute < 48 * 60; minute += 7) {
      const instant = new Date(Date.UTC(2018, 10, 3, 12, minute));
      expect(read(instant.toISOString())).toBe(parts.format(instant).split('/').reverse().join('-'));
    }
  });
});

describe('a day, from a wall-clock time', () => {
  it.each([
    ['2014-04-14 00:00:00', '2014-04-14'],
    ['2014-04-14T23:59:59', '2014-04-14'],
    ['2014-04-14', '2014-04-14'],
    ['2014-03-30 01:59:59', '2014-03-30'],
    ['2014-03-30 03:00:00', '2014-03-30'],
    // Twice that night, the same day both times.
    ['2014-10-26 02:30:00', '2014-10-26'],
  ])('reads %s as %s', (text, day) => {
    expect(amsterdamLocal(text)).toBe(day);
  });

  it.each(['2014-03-30 02:00:00', '2014-03-30 02:59:59'])('refuses %s, which the clock skipped', (text) => {
    expect(() => amsterdamLocal(text)).toThrow('the clock in Europe/Amsterdam skipped that time');
  });

  it('knows gaps at midnight, of half an hour, and of a whole day', () => {
    expect(() => reader('America/Sao_Paulo', true)('2018-11-04 00:30')).toThrow('skipped');
    expect(() => reader('Australia/Lord_Howe', true)('2024-10-06 02:15')).toThrow('skipped');
    expect(reader('Australia/Lord_Howe', true)('2024-10-06 02:30')).toBe('2024-10-06');
    expect(() => reader('Pacific/Apia', true)('2011-12-30 12:00')).toThrow('skipped');
    expect(reader('Pacific/Apia', true)('2011-12-31 00:00')).toBe('2011-12-31');
  });

  it('refuses an offset, which contradicts the mapping', () => {
    expect(() => amsterdamLocal('2014-04-14T00:00:00Z')).toThrow('though the mapping says `zone: local`');
  });

  it('takes every wall-clock time that Intl shows for some instant', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const years = {
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date(years), (timeZone, instant) => {
        const wall = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(instant);
        expect(reader(timeZone, true)(wall)).toBe(wall.slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a pattern', () => {
  const pattern = (text: string) => momentPattern(text) as MomentFormat;

  it('reads exactly what it says', () => {
    const read = reader('Europe/Amsterdam', true, pattern('dd.MM.yyyy HH:mm'));
    expect(read('31.03.2026 09:30')).toBe('2026-03-31');
    for (const text of [
      '31.3.2026 09:30',
      '31.03.2026',
      '31.03.2026 09:30:00',
      '31x03.2026 09:30',
      '2026-03-31',
    ]) {
      expect(() => read(text)).toThrow('does not read as it should');
    }
    expect(() => read('30.02.2026 09:30')).toThrow('does not exist');
    expect(() => read('31.03.2026 24:01')).toThrow('does not exist');
    expect(() => read('29.03.2026 02:30')).toThrow('skipped');
  });

  it('reads dates without separators, and times to the millisecond', () => {
    expect(reader('UTC', false, pattern('yyyyMMdd'))('20260331')).toBe('2026-03-31');
    expect(reader('UTC', true, pattern('MM/dd/yyyy HH:mm:ss.SSS'))('03/31/2026 23:59:59.999')).toBe(
      '2026-03-31',
    );
  });

  it.each([
    ['dd.MM.yy', '`yy` is unknown'],
    ['d.M.yyyy', '`d` is unknown'],
    ['dd.MM.yyyy hh:mm a', '`hh` is unknown'],
    ['MM.yyyy', '`dd` is missing'],
    ['dd.dd.MM.yyyy', '`dd` stands in it twice'],
    ['dd.MM.yyyy mm', '`HH` is missing'],
    ['dd.MM.yyyy HH:ss', '`mm` is missing'],
  ])('%s is refused', (text, problem) => {
    expect(momentPattern(text)).toContain(problem);
  });
});
