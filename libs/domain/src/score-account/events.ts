/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';
import type { EntryLifeEvent } from './entry-life-events.js';

/**
 * The account of a person for a period was opened. The unit and post are those of the record or entry that opened
 * the account; they decide the peer group.
 */
export type AccountOpened = DomainEvent<
  'AccountOpened',
  {
    readonly period: string;
    readonly staff: string;
    readonly unit: string;
    readonly post: string;
    readonly rulebookVersion: number;
  }
>;

export interface EntryData {
  readonly entryId: string;
  readonly period: string;
  readonly staff: string;
  readonly kind: 'deduction' | 'bonus';
  readonly indicator: string;
  /** Magnitude in milli-points, always positive; `kind` says which way it counts. */
  readonly points: MilliPoints;
  readonly occurredOn: CalendarDate;
  readonly origin: 'computed' | 'manual';
  readonly rulebookVersion: number;
  /** The rule: of a computed entry, or the manual rule that a person applied. */
  readonly rule?: string;
  /** The work record the entry rests on, and its process. */
  readonly record?: string;
  readonly process?: string;
  readonly reason: string;
  /** References to evidence: evidence ids, record ids, document numbers. */
  readonly evidence: readonly string[];
  /** The real-world happening that the entry is about; from version 2. */
  readonly matter?: string;
  /** The reversed entry that this one stands for; from version 2. */
  readonly corrects?: string;
  /** The accountability case that it follows from; from version 3. */
  readonly case?: string;
}

/** An entry was posted to an account: it counts. Version 2 added `matter` and `corrects`, version 3 `case`. */
export type EntryPosted = DomainEvent<'EntryPosted', EntryData>;

/** Of an entry that was sent back: what nothing that is proposed instead may exceed. Milli-points. */
export interface RemittedEntry {
  readonly kind: 'deduction' | 'bonus';
  readonly indicator: string;
  readonly points: MilliPoints;
  readonly matter?: string;
}

/**
 * A posted entry was taken out of the account, for ever; the original stays in the log. Version 2 added what it
 * follows from.
 */
export type EntryReversed = DomainEvent<
  'EntryReversed',
  {
    readonly entryId: string;
    readonly period: string;
    readonly staff: string;
    readonly reverses: string;
    readonly reason: string;
    readonly authority: string;
    /** The effective date of the entry that is reversed: a reversal undoes it from its first day. */
    readonly occurredOn: CalendarDate;
    /** The appeal or the accountability case that it follows from; from version 2. */
    readonly appeal?: string;
    readonly case?: string;
    /** An appeal sent it back: what is proposed instead must not be worse; from version 2. */
    readonly remitted?: RemittedEntry;
  }
>;

export type ScoreAccountEvent = AccountOpened | EntryPosted | EntryReversed | EntryLifeEvent;
