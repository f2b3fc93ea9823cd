import type { CalendarDate } from '#domain';
import { recordSilence, type EntryAddress } from './commands/entry-commands.js';
import type { Executor } from './executor.js';
import { Timer } from './timer.js';

export interface AnswerDeadlinesOptions {
  readonly executor: Executor;
  readonly today: () => CalendarDate;
  /** The entries that wait for an answer which was due before a day. */
  readonly pendingAnswers: (before: CalendarDate) => Promise<readonly EntryAddress[]>;
  /** Milliseconds between two looks. */
  readonly interval: number;
}

/** Records silence where the person concerned did not answer in time. The account decides whether it is time. */
export function answerDeadlines({
  executor,
  today,
  pendingAnswers,
  interval,
}: AnswerDeadlinesOptions): Timer<EntryAddress> {
  return new Timer('deadlines', {
    today,
    interval,
    look: pendingAnswers,
    record: ({ period, staff, entryId }, day) =>
      recordSilence(
        executor,
        { period, staff, entryId },
        {
          by: { id: 'deadlines', grants: [] },
          today: day,
          meta: { actor: { kind: 'system', id: 'deadlines' }, commandId: `silence:${entryId}` },
        },
      ),
  });
}
