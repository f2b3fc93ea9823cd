import type { CalendarDate } from '../calendar-date.js';
import type { Rulebook } from './rulebook.js';

/**
 * The version in force on a day: the latest that came into force on it or before; undefined before the first.
 * Versions are given in the order in which they were published, which is the order of `inForceFrom`.
 */
export function versionInForce(rulebooks: readonly Rulebook[], date: CalendarDate): Rulebook | undefined {
  return rulebooks.findLast(({ inForceFrom }) => inForceFrom <= date);
}
