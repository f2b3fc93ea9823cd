import { DomainError, type CalendarDate, type CaseRef, type DeadlineName } from '#domain';
import { actOnAppeal } from './commands/appeal-commands.js';
import { actOnCase } from './commands/case-commands.js';
import type { Given } from './commands/given.js';
import type { Executor } from './executor.js';
import { Timer } from './timer.js';

/** What the clock brings about in an appeal or an accountability case. */
export interface DueCasework {
  readonly kind: 'warn' | 'breach' | 'finalize' | 'spent';
  readonly of: CaseRef;
  /** Of `warn` and `breach`. */
  readonly deadline?: DeadlineName;
  /** Of `spent`: its id. */
  readonly sanction?: string;
}

export interface CaseDeadlinesOptions {
  readonly executor: Executor;
  readonly today: () => CalendarDate;
  readonly dueCasework: (today: CalendarDate) => Promise<readonly DueCasework[]>;
  /** Milliseconds between two looks. */
  readonly interval: number;
}

/**
 * Warns of deadlines, records that they were breached, makes decisions final that nobody took further, and lets
 * sanctions end. The read models may name too much: the appeal or case decides what is due, and each thing once.
 */
export function caseDeadlines({
  executor,
  today,
  dueCasework,
  interval,
}: CaseDeadlinesOptions): Timer<DueCasework> {
  return new Timer('case-deadlines', {
    today,
    interval,
    look: dueCasework,
    record: async (due, day) => {
      const meta = { actor: { kind: 'system', id: 'deadlines' } } as const;
      try {
        await record(executor, due, { by: { id: 'deadlines', grants: [] }, today: day, meta });
      } catch (error) {
        // Somebody acted since it was asked what is due: then it is not due any more.
        if (!(error instanceof DomainError) || error.code !== 'not-now') throw error;
      }
    },
  });
}

function record(executor: Executor, due: DueCasework, given: Given): Promise<unknown> {
  const { of, kind } = due;
  if (kind === 'finalize' && of.kind === 'appeal') {
    return actOnAppeal(executor, of, { type: 'FinalizeAppeal' }, given);
  }
  if (kind === 'spent' && of.kind === 'accountability') {
    return actOnCase(executor, of.case, { type: 'RecordSpent', sanction: due.sanction! }, given);
  }
  const deadline = due.deadline!;
  const type = kind === 'warn' ? 'WarnOfDeadline' : 'RecordBreach';
  return of.kind === 'appeal'
    ? actOnAppeal(executor, of, { type, deadline }, given)
    : actOnCase(executor, of.case, { type, deadline }, given);
}
