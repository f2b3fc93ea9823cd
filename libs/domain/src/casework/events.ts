/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { TimeLimit } from '../clock/time-limit.js';
import type { DomainEvent } from '../decider.js';
import type { CaseRef } from './case-ref.js';

/**
 * What has to be done by a day. `admission`: to admit a filing or not, after a late one to decide on leave first ·
 * `completion`: the filing · `decision` · `service` of the decision · `inspection` of the last evidence · `escalation`:
 * until then the decision may be taken to the second instance · `statement` and `defence` of the persons named ·
 * `action:<id>`: a corrective action.
 */
export type DeadlineName =
  | 'admission'
  | 'completion'
  | 'decision'
  | 'service'
  | 'inspection'
  | 'escalation'
  | 'statement'
  | 'defence'
  | `action:${string}`;

/** From a day on, until the day before another. */
export interface HeldDays {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * A deadline was set, or set anew by an extension or after a hold. `dueBy` is the last whole day; `warnOn` the
 * day of the warning.
 */
export type DeadlineSet = DomainEvent<
  'DeadlineSet',
  {
    readonly of: CaseRef;
    readonly deadline: DeadlineName;
    readonly limit: TimeLimit | null;
    /** The day of the event that starts the clock; it does not count. */
    readonly from: CalendarDate;
    readonly dueBy: CalendarDate;
    readonly warnOn: CalendarDate;
    /** Days `[from, to)` on which the clock stood; none where it is left out. */
    readonly held?: readonly HeldDays[];
  }
>;

/** The last whole day comes near, and what is due was not done. */
export type DeadlineWarned = DomainEvent<
  'DeadlineWarned',
  { readonly of: CaseRef; readonly deadline: DeadlineName; readonly dueBy: CalendarDate }
>;

/** The last whole day has passed, and what was due was not done. */
export type DeadlineBreached = DomainEvent<
  'DeadlineBreached',
  { readonly of: CaseRef; readonly deadline: DeadlineName; readonly dueBy: CalendarDate }
>;

/** Somebody looked into a case file: every time, of everybody. */
export type CaseFileRead = DomainEvent<
  'CaseFileRead',
  {
    readonly of: CaseRef;
    readonly readBy: string;
    readonly what: 'file' | 'dossier' | 'evidence';
  }
>;

export type DeadlineEvent = DeadlineSet | DeadlineWarned | DeadlineBreached;
