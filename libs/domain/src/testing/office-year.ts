import type { DeclaredDay } from '../calendar/events.js';
import { addDays } from '../clock/time-limits.js';
import { workingCalendar } from '../clock/working-calendar.js';

/* The start of 2026 in China: three days off at New Year and nine at Spring Festival, for each of which days of a
   weekend are worked instead. */

const off = (name: string, first: string, days: number): DeclaredDay[] =>
  Array.from({ length: days }, (_, index) => ({ date: addDays(first, index), working: false, name }));

const worked = (date: string): DeclaredDay => ({ date, working: true, name: 'worked instead' });

export const holidays: readonly DeclaredDay[] = [
  ...off('New Year', '2026-01-01', 3),
  worked('2026-01-04'),
  worked('2026-02-14'),
  ...off('Spring Festival', '2026-02-15', 9),
  worked('2026-02-28'),
];

export const officeYear = workingCalendar([6, 7], holidays);

/** Monday to Friday, without a holiday. */
export const plainWeeks = workingCalendar([6, 7], []);
