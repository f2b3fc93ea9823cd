import { describe, it } from '@jest/globals';
import { authority } from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import { officeCalendar, type DeclareDays } from './calendar.js';
import type { CalendarEvent, DeclaredDay } from './events.js';

const newYear: DeclaredDay = { date: '2026-01-02', working: false, name: 'New Year' };
const sunday: DeclaredDay = { date: '2026-01-04', working: true, name: 'Worked instead of 2 January' };
const administrator = authority('ADM', 'administrator', null);

const declare = (...days: readonly DeclaredDay[]): DeclareDays => ({
  type: 'DeclareDays',
  by: administrator,
  days,
});
const declared = (...days: readonly DeclaredDay[]): CalendarEvent => ({
  type: 'CalendarDaysDeclared',
  data: { days, declaredBy: 'ADM' },
});

describe('the calendar of the office', () => {
  const empty = specify(officeCalendar).given([]);
  const known = specify(officeCalendar).given([declared(newYear, sunday)]);

  it('takes holidays and days that are worked instead', () =>
    empty.when(declare(newYear, sunday)).then([declared(newYear, sunday)]));

  it('says nothing again', () => known.when(declare(sunday, newYear)).thenNothing());

  it('says only what is new', () => {
    const changed = { ...newYear, working: true };
    known.when(declare(sunday, changed)).then([declared(changed)]);
    known.when(declare({ ...sunday, name: 'Fair' })).then([declared({ ...sunday, name: 'Fair' })]);
  });

  it('goes by the last word on a day', () => {
    const changed = { ...newYear, working: true };
    specify(officeCalendar)
      .given([declared(newYear), declared(changed)])
      .when(declare(newYear))
      .then([declared(newYear)]);
  });

  it('refuses what is no day, and two words on one day', () => {
    empty.when(declare()).thenRefused('empty-calendar', 'days');
    empty
      .when(declare(newYear, { ...sunday, date: '2026-02-30' }))
      .thenRefused('invalid-date', 'days.1.date');
    empty.when(declare(newYear, { ...newYear, working: true })).thenRefused('invalid-date', 'days.1.date');
    empty.when(declare({ ...newYear, name: '' })).thenRefused('invalid-identifier', 'days.0.name');
  });

  it('is that of the whole organization', () => {
    const of = (by: DeclareDays['by']): DeclareDays => ({ ...declare(newYear), by });
    empty.when(of(authority('ADM', 'administrator', 'A'))).thenRefused('outside-scope');
    empty.when(of(authority('H1', 'supervisor', null))).thenRefused('outside-scope');
  });
});
