/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';
import type { AppealRef } from './events.js';
import type { Disposition, Remedy } from './subject.js';

/** What a member wants to become of an issue. */
export interface IssueVote {
  readonly issue: number;
  readonly disposition: Disposition;
  readonly remedies: readonly Remedy[];
}

/** A member of the panel voted. A member's last vote counts, until the decision. */
export type VoteCast = DomainEvent<
  'VoteCast',
  AppealRef & { readonly member: string; readonly votes: readonly IssueVote[]; readonly opinion?: string }
>;

export interface IssueDecision extends IssueVote {
  readonly reasons: string;
}

/** An appeal was decided as the majority voted. `dissents`: who voted otherwise on an issue, with what they said to it. */
export type AppealDecided = DomainEvent<
  'AppealDecided',
  AppealRef & {
    readonly instance: 1 | 2;
    readonly decidedBy: string;
    readonly decidedOn: CalendarDate;
    readonly issues: readonly IssueDecision[];
    readonly panel: readonly string[];
    readonly dissents: readonly {
      readonly member: string;
      readonly issue: number;
      readonly disposition: Disposition;
      readonly opinion?: string;
    }[];
  }
>;

export const mannersOfService = [
  'in-person',
  'adult-relative',
  'witnessed',
  'post',
  'public-notice',
] as const;
export type MannerOfService = (typeof mannersOfService)[number];

/**
 * A decision was served on the appellant. `servedOn`: when it was handed over or published; `countsFrom`: the day
 * that counts as that of service.
 */
export type DecisionServed = DomainEvent<
  'DecisionServed',
  AppealRef & {
    readonly instance: 1 | 2;
    readonly servedBy: string;
    readonly manner: MannerOfService;
    readonly servedOn: CalendarDate;
    readonly countsFrom: CalendarDate;
  }
>;

/** What became of a remedy: `moot` where there was nothing left to change. */
export interface RemedyDone {
  readonly issue: number;
  readonly remedy: Remedy;
  readonly outcome: 'applied' | 'moot';
  /** Log position that it reached; 0 where it changed nothing. */
  readonly position: number;
}

/** What was decided on an appeal has been carried out. */
export type DecisionTookEffect = DomainEvent<
  'DecisionTookEffect',
  AppealRef & { readonly instance: 1 | 2; readonly done: readonly RemedyDone[] }
>;

/** An appeal was taken to the second instance; late escalations are taken as well. */
export type AppealEscalated = DomainEvent<
  'AppealEscalated',
  AppealRef & {
    readonly escalatedBy: string;
    readonly escalatedOn: CalendarDate;
    readonly escalateBy: CalendarDate;
    readonly grounds: string;
    readonly outOfTime: boolean;
    readonly lateReason?: string;
  }
>;

/** No further instance can be asked: the time has passed, or there is none. */
export type AppealBecameFinal = DomainEvent<'AppealBecameFinal', AppealRef & { readonly instance: 1 | 2 }>;

export type AppealDecisionEvent =
  VoteCast | AppealDecided | DecisionServed | DecisionTookEffect | AppealEscalated | AppealBecameFinal;
