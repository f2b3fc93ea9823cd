/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';
import type { EntryData } from './events.js';

/** Which entry, in whose account. */
interface EntryRef {
  readonly entryId: string;
  readonly period: string;
  readonly staff: string;
}

/** What has to happen before an entry is posted, by the rulebook version in force on its day. */
export interface EntrySteps {
  /** Another person has to confirm it. */
  readonly confirmation: boolean;
  /** Calendar days in which the person concerned may answer; null: they are not asked. */
  readonly answerDays: number | null;
}

/**
 * An entry that is not posted yet. Where nobody has to confirm it, `answerBy` is the last whole day on which the
 * person concerned may answer. `unit` and `post` are those of the person on the entry's day.
 */
export type EntryProposed = DomainEvent<
  'EntryProposed',
  EntryData & {
    readonly unit: string;
    readonly post: string;
    /** Who proposed it: a person, or the rule of a computed entry. */
    readonly proposedBy: string;
    readonly steps: EntrySteps;
    readonly answerBy: CalendarDate | null;
    /** The observation that matured into it. */
    readonly observation?: string;
    /** The returned entry that it replaces. */
    readonly revises?: string;
  }
>;

/**
 * Another person confirmed an entry. `answerBy`: the last whole day on which the person concerned may answer;
 * null: they are not asked.
 */
export type EntryConfirmed = DomainEvent<
  'EntryConfirmed',
  EntryRef & { readonly confirmedBy: string; readonly answerBy: CalendarDate | null }
>;

/** The verifier did not confirm it; the entry ends here, and may be proposed anew. */
export type EntryReturned = DomainEvent<
  'EntryReturned',
  EntryRef & { readonly returnedBy: string; readonly reason: string }
>;

/** Whoever proposed it took it back before it was posted. */
export type EntryWithdrawn = DomainEvent<'EntryWithdrawn', EntryRef & { readonly reason: string }>;

/** The person concerned accepted an entry. */
export type EntryAcknowledged = DomainEvent<'EntryAcknowledged', EntryRef>;

/** The person concerned disputed an entry. */
export type EntryDisputed = DomainEvent<'EntryDisputed', EntryRef & { readonly statement: string }>;

/** The person concerned did not answer in time: silence, which says neither yes nor no. */
export type AnswerLapsed = DomainEvent<'AnswerLapsed', EntryRef & { readonly answerBy: CalendarDate }>;

/** Somebody who took no part before decided on a dispute. Where the entry stands, it is posted. */
export type DisputeDecided = DomainEvent<
  'DisputeDecided',
  EntryRef & { readonly decidedBy: string; readonly outcome: 'stands' | 'dropped'; readonly reason: string }
>;

/** Evidence joined an entry that was not posted yet. */
export type EvidenceAttached = DomainEvent<
  'EvidenceAttached',
  EntryRef & { readonly evidence: string; readonly attachedBy: string }
>;

export type EntryLifeEvent =
  | EntryProposed
  | EntryConfirmed
  | EntryReturned
  | EntryWithdrawn
  | EntryAcknowledged
  | EntryDisputed
  | AnswerLapsed
  | DisputeDecided
  | EvidenceAttached;
