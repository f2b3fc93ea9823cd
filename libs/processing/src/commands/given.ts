import type { Authority, CalendarDate, ReadableEvidence } from '#domain';
import type { CommandMeta } from '../command.js';

/** Who gives a command, with all that they may do, on which day of the office's calendar. */
export interface Given {
  readonly by: Authority;
  readonly today: CalendarDate;
  readonly meta: CommandMeta;
  /** Of the evidence that the command names, what they may read beside what they brought in themselves. */
  readonly readsEvidence?: ReadableEvidence;
}
