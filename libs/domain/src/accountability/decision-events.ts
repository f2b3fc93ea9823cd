/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';
import type { CaseEntry } from './events.js';

/** What was found of a person. `share` in thousandths; 0 where they are not liable. */
export interface Finding {
  readonly staff: string;
  readonly liable: boolean;
  readonly share: number;
  readonly reasons: string;
}

/**
 * It was decided who is liable, for what share, and what is deducted. `entries` follow in the score accounts by
 * themselves.
 */
export type CaseDecided = DomainEvent<
  'CaseDecided',
  {
    readonly case: string;
    readonly decidedBy: string;
    readonly decidedOn: CalendarDate;
    readonly findings: readonly Finding[];
    readonly organization: number;
    readonly entries: readonly CaseEntry[];
  }
>;

/**
 * A sanction of the rulebook's ladder was imposed on a person. `until`: its last day, after which it is spent by
 * itself; null: it takes no time.
 */
export type SanctionImposed = DomainEvent<
  'SanctionImposed',
  {
    readonly case: string;
    readonly sanction: string;
    readonly staff: string;
    readonly rung: string;
    readonly from: CalendarDate;
    readonly until: CalendarDate | null;
    readonly reasons: string;
    readonly imposedBy: string;
  }
>;

/** A sanction was lifted or shortened by the decision on an appeal. `until` null: it is lifted altogether. */
export type SanctionVaried = DomainEvent<
  'SanctionVaried',
  {
    readonly case: string;
    readonly sanction: string;
    readonly staff: string;
    readonly outcome: 'lifted' | 'shortened';
    readonly until: CalendarDate | null;
    readonly appeal: string;
  }
>;

/** A stay was granted: a sanction does not run from that day on. */
export type SanctionSuspended = DomainEvent<
  'SanctionSuspended',
  {
    readonly case: string;
    readonly sanction: string;
    readonly staff: string;
    readonly on: CalendarDate;
    readonly appeal: string;
  }
>;

/** A suspended sanction runs on from that day; `until` is moved by the days on which it stood. */
export type SanctionResumed = DomainEvent<
  'SanctionResumed',
  {
    readonly case: string;
    readonly sanction: string;
    readonly staff: string;
    readonly on: CalendarDate;
    readonly until: CalendarDate | null;
    readonly appeal: string;
  }
>;

/** The last day of a sanction has passed. */
export type SanctionSpent = DomainEvent<
  'SanctionSpent',
  { readonly case: string; readonly sanction: string; readonly staff: string; readonly until: CalendarDate }
>;

/**
 * The decision on an appeal changed what was found of a person: share and points go, and with them the sanctions; the
 * share stays with the organisation.
 */
export type FindingVaried = DomainEvent<
  'FindingVaried',
  {
    readonly case: string;
    readonly staff: string;
    /** The new share, in thousandths; 0 where the finding was set aside. */
    readonly share: number;
    readonly organization: number;
    readonly appeal: string;
    /** What becomes of the person's entry: its points, or null where it is reversed; left out where there is none. */
    readonly entry?: {
      readonly entryId: string;
      readonly period: string;
      readonly points: MilliPoints | null;
    };
  }
>;

/** A corrective action was ordered. `repairs`: whose points come back in part once its effect is verified. */
export type ActionOrdered = DomainEvent<
  'ActionOrdered',
  {
    readonly case: string;
    readonly action: string;
    readonly text: string;
    readonly owner: string;
    readonly repairs: readonly string[];
    readonly orderedBy: string;
  }
>;

/** Somebody else has to do a corrective action from now on. */
export type ActionReassigned = DomainEvent<
  'ActionReassigned',
  {
    readonly case: string;
    readonly action: string;
    readonly owner: string;
    readonly reason: string;
    readonly reassignedBy: string;
  }
>;

/** The owner of a corrective action says that it is done. */
export type ActionCompleted = DomainEvent<
  'ActionCompleted',
  { readonly case: string; readonly action: string; readonly completedBy: string; readonly text: string }
>;

/** What comes back of an entry: `back` of its points, so that `points` are left. Milli-points. */
export interface Repair {
  readonly entryId: string;
  readonly period: string;
  readonly staff: string;
  readonly permille: number;
  readonly back: MilliPoints;
  readonly points: MilliPoints;
}

/**
 * Somebody looked whether a corrective action had its effect. Where it had no effect, the action is to be done
 * again.
 */
export type ActionVerified = DomainEvent<
  'ActionVerified',
  {
    readonly case: string;
    readonly action: string;
    readonly verifiedBy: string;
    readonly verifiedOn: CalendarDate;
    readonly effective: boolean;
    readonly reason: string;
    readonly repairs: readonly Repair[];
  }
>;

export type AccountabilityDecisionEvent =
  | CaseDecided
  | SanctionImposed
  | SanctionVaried
  | SanctionSuspended
  | SanctionResumed
  | SanctionSpent
  | FindingVaried
  | ActionOrdered
  | ActionReassigned
  | ActionCompleted
  | ActionVerified;
