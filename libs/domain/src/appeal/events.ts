/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DeadlineEvent } from '../casework/events.js';
import type { DomainEvent } from '../decider.js';
import type { AppealDecisionEvent } from './decision-events.js';
import type { AppealPanelEvent } from './panel-events.js';
import type { AppealSubject } from './subject.js';

/** Which appeal, of whom. */
export interface AppealRef {
  readonly staff: string;
  readonly appeal: string;
}

/** Somebody who brought about what is contested. */
export interface Participant {
  readonly person: string;
  readonly as: 'proposer' | 'verifier' | 'decider' | 'investigator' | 'supervisor';
}

/** One thing that is contested; `issue` is its number in the appeal, from 1. */
export interface AppealIssue {
  readonly issue: number;
  readonly subject: AppealSubject;
  readonly grounds: string;
  /** Of what is contested: unit, day, what it counts under, and the persons who brought it about. */
  readonly unit: string;
  readonly occurredOn: CalendarDate;
  readonly indicator?: string;
  readonly rule?: string;
  readonly tookPart: readonly Participant[];
}

/** An appeal was filed. Late filings are taken as well: `outOfTime`, and a decision on leave follows. */
export type AppealFiled = DomainEvent<
  'AppealFiled',
  AppealRef & {
    readonly unit: string;
    readonly issues: readonly AppealIssue[];
    readonly filedBy: string;
    readonly filedOn: CalendarDate;
    /** When the appellant knew of what they contest, as they say. */
    readonly knownOn: CalendarDate;
    /** The last whole day for filing: counted from then, or from the day before it on which the ledger shows that they knew. */
    readonly fileBy: CalendarDate;
    readonly outOfTime: boolean;
    readonly lateReason?: string;
  }
>;

/** A filing was sent back: something is missing. */
export type FilingReturned = DomainEvent<
  'FilingReturned',
  AppealRef & { readonly returnedBy: string; readonly missing: string }
>;

/** A filing that was returned was completed. */
export type FilingCompleted = DomainEvent<
  'FilingCompleted',
  AppealRef & { readonly completedBy: string; readonly text: string }
>;

/** An appeal is taken although it came late. */
export type LeaveGranted = DomainEvent<
  'LeaveGranted',
  AppealRef & { readonly decidedBy: string; readonly reason: string }
>;

/** An appeal is not taken, as it came late. */
export type LeaveRefused = DomainEvent<
  'LeaveRefused',
  AppealRef & { readonly decidedBy: string; readonly reason: string }
>;

/** An appeal was admitted: it will be decided. */
export type AppealAdmitted = DomainEvent<'AppealAdmitted', AppealRef & { readonly admittedBy: string }>;

/** An appeal was not admitted. */
export type AdmissionRefused = DomainEvent<
  'AdmissionRefused',
  AppealRef & { readonly decidedBy: string; readonly reason: string }
>;

/** An appeal was put on hold. The clock stands from that day on. */
export type AppealHeld = DomainEvent<
  'AppealHeld',
  AppealRef & { readonly heldBy: string; readonly on: CalendarDate; readonly reason: string }
>;

/** An appeal is no longer on hold: its clock runs again from that day on. */
export type AppealResumed = DomainEvent<
  'AppealResumed',
  AppealRef & { readonly resumedBy: string; readonly on: CalendarDate }
>;

/** The instance took the longer time that the rulebook allows it to decide an appeal. */
export type DecisionExtended = DomainEvent<
  'DecisionExtended',
  AppealRef & { readonly extendedBy: string; readonly reason: string }
>;

/**
 * A stay was granted. Sanctions that are contested, or that follow from a finding that is, do not run until the stay is
 * lifted, a decision is served, or the appeal ends.
 */
export type StayGranted = DomainEvent<
  'StayGranted',
  AppealRef & { readonly grantedBy: string; readonly reason: string }
>;

/** A stay was lifted. */
export type StayLifted = DomainEvent<
  'StayLifted',
  AppealRef & { readonly liftedBy: string; readonly reason: string }
>;

/** An appeal was withdrawn. */
export type AppealWithdrawn = DomainEvent<
  'AppealWithdrawn',
  AppealRef & { readonly withdrawnBy: string; readonly reason: string }
>;

/** New evidence came up after the end; the instance that decided last takes it up again, with a new panel. */
export type AppealReopened = DomainEvent<
  'AppealReopened',
  AppealRef & { readonly reopenedBy: string; readonly reason: string; readonly evidence: readonly string[] }
>;

export type AppealCourseEvent =
  | AppealFiled
  | FilingReturned
  | FilingCompleted
  | LeaveGranted
  | LeaveRefused
  | AppealAdmitted
  | AdmissionRefused
  | AppealHeld
  | AppealResumed
  | DecisionExtended
  | StayGranted
  | StayLifted
  | AppealWithdrawn
  | AppealReopened;

/** What an appeal alone stores; deadlines stand in its stream as well. */
export type AppealOnlyEvent = AppealCourseEvent | AppealPanelEvent | AppealDecisionEvent;

export type AppealEvent = AppealOnlyEvent | DeadlineEvent;
