/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';
import type { DeadlineEvent } from '../casework/events.js';
import type { DomainEvent } from '../decider.js';
import type { AccountabilityDecisionEvent } from './decision-events.js';

/** What a case was opened from. */
export type CaseSource =
  | { readonly kind: 'work-record'; readonly process: string; readonly record: string }
  | { readonly kind: 'entry'; readonly period: string; readonly staff: string; readonly entryId: string }
  | { readonly kind: 'observation'; readonly observation: string }
  | { readonly kind: 'complaint'; readonly text: string }
  | { readonly kind: 'finding'; readonly text: string };

/** The part that somebody had in what went wrong; `chair` and `member` of a body that decided collectively. */
export const parts = ['handler', 'reviewer', 'approver', 'chair', 'member'] as const;
export type Part = (typeof parts)[number];

/** What exempts, or moves the whole share to the handler; why, in words. */
export interface Circumstances {
  /** The handler deceived whoever reviewed or approved. */
  readonly falsified?: string;
  /** Dissent that is on record. */
  readonly dissented?: string;
  readonly followedOrder?: string;
  readonly unclearRule?: string;
  readonly forceMajeure?: string;
  readonly mitigation: readonly string[];
  readonly aggravation: readonly string[];
}

/** Who did a step of the process, and which posts they held that day. */
export interface TracedStep {
  readonly record: string;
  readonly activity: string;
  readonly occurredOn: CalendarDate;
  readonly staff: string;
  readonly part: 'handler' | 'reviewer' | 'approver';
  readonly posts: readonly { readonly post: string; readonly unit: string }[];
}

/**
 * A case was opened: something went wrong, and who is liable is to be found out. `occurredOn`: the day of the
 * fault; nobody is held to it after `limitationEnds`.
 */
export type CaseOpened = DomainEvent<
  'CaseOpened',
  {
    readonly case: string;
    readonly title: string;
    readonly description: string;
    readonly source: CaseSource;
    readonly unit: string;
    readonly process?: string;
    readonly occurredOn: CalendarDate;
    readonly openedBy: string;
    readonly openedOn: CalendarDate;
    readonly limitationEnds: CalendarDate;
  }
>;

/** An investigator took up a case. */
export type InvestigationBegun = DomainEvent<
  'InvestigationBegun',
  { readonly case: string; readonly investigator: string; readonly begunBy: string }
>;

/** The process traced back from the fault: its steps until that day, and who held which post. */
export type StepsTraced = DomainEvent<
  'StepsTraced',
  {
    readonly case: string;
    readonly tracedBy: string;
    readonly process: string;
    readonly steps: readonly TracedStep[];
  }
>;

/** A person was named as one who may be liable. Named again, the last word on that person counts. */
export type PersonNamed = DomainEvent<
  'PersonNamed',
  {
    readonly case: string;
    readonly staff: string;
    readonly part: Part;
    readonly circumstances: Circumstances;
    readonly namedBy: string;
  }
>;

/** A person who was named is out of the case. */
export type PersonReleased = DomainEvent<
  'PersonReleased',
  { readonly case: string; readonly staff: string; readonly releasedBy: string; readonly reason: string }
>;

/** Evidence joined the file of a case. */
export type CaseEvidenceAttached = DomainEvent<
  'CaseEvidenceAttached',
  { readonly case: string; readonly evidence: string; readonly attachedBy: string }
>;

/** The persons named were invited to give statements. */
export type StatementsInvited = DomainEvent<
  'StatementsInvited',
  { readonly case: string; readonly invitedBy: string; readonly persons: readonly string[] }
>;

/** A person named gave a statement. */
export type StatementGiven = DomainEvent<
  'StatementGiven',
  { readonly case: string; readonly staff: string; readonly text: string }
>;

/** An honest mistake in an experiment that was approved before: the person is not held to it. */
export type ToleranceGranted = DomainEvent<
  'ToleranceGranted',
  {
    readonly case: string;
    readonly staff: string;
    readonly experiment: string;
    readonly grantedBy: string;
    /** Inexperience and not a knowing violation; exploring and not defying; for the common good and not private gain. */
    readonly inexperience: string;
    readonly exploration: string;
    readonly commonGood: string;
  }
>;

/** Thousandths of the liability; with what stays with the organisation they sum to 1000. */
export interface LiabilityShares {
  readonly persons: readonly { readonly staff: string; readonly share: number }[];
  readonly organization: number;
}

/** The investigator proposed who carries what share of the liability. */
export type FindingsProposed = DomainEvent<
  'FindingsProposed',
  {
    readonly case: string;
    readonly proposedBy: string;
    readonly summary: string;
    readonly shares: LiabilityShares;
  }
>;

/** A person named answered the findings that are proposed. */
export type DefenceGiven = DomainEvent<
  'DefenceGiven',
  { readonly case: string; readonly staff: string; readonly text: string }
>;

/** A case came to its end: all was done, or it was discontinued. */
export type CaseClosed = DomainEvent<
  'CaseClosed',
  {
    readonly case: string;
    readonly closedBy: string;
    readonly outcome: 'done' | 'discontinued';
    readonly reason: string;
  }
>;

/** A closed case was taken up again. */
export type CaseReopened = DomainEvent<
  'CaseReopened',
  { readonly case: string; readonly reopenedBy: string; readonly reason: string }
>;

export type AccountabilityOnlyEvent =
  | CaseOpened
  | InvestigationBegun
  | StepsTraced
  | PersonNamed
  | PersonReleased
  | CaseEvidenceAttached
  | StatementsInvited
  | StatementGiven
  | ToleranceGranted
  | FindingsProposed
  | DefenceGiven
  | CaseClosed
  | CaseReopened
  | AccountabilityDecisionEvent;

export type AccountabilityEvent = AccountabilityOnlyEvent | DeadlineEvent;

/** An entry that follows from a case; a deduction in milli-points in the account of the day of the fault. */
export interface CaseEntry {
  readonly entryId: string;
  readonly period: string;
  readonly staff: string;
  readonly indicator: string;
  readonly points: MilliPoints;
  readonly rulebookVersion: number;
}
