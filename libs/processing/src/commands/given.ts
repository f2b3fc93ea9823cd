import type { Authority, CalendarDate } from '#domain';
import type { CommandMeta } from '../command.js';

/** Who gives a command, with all that they may do, on which day of the office's calendar. */
export interface Given {
  readonly by: Authority;
  readonly today: CalendarDate;
  readonly meta: CommandMeta;
}

/** What whoever hands on a deed knows of the caller. */
export interface CallerFacts {
  /** Whether they may read the evidence that the deed names, beside what they brought in themselves. */
  readonly readsEvidence?: boolean;
}
