import type { CalendarDate } from '../calendar-date.js';
import type { HeldDays } from './events.js';
import type { TimeLimit } from '../clock/time-limit.js';

/** A deadline that was set, and what was said of it. */
export interface OpenDeadline {
  readonly limit: TimeLimit | null;
  readonly from: CalendarDate;
  readonly dueBy: CalendarDate;
  readonly warnOn: CalendarDate;
  /** Days `[from, to)` on which the clock stood. */
  readonly held: readonly HeldDays[];
  readonly warned: boolean;
  readonly breached: boolean;
}
