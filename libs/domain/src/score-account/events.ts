/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';
import type { EntryLifeEvent } from './entry-life-events.js';

/** The unit and post are those of the record or entry that opened the account; they decide the peer group. */
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
}

/** Version 2 added `matter` and `corrects`. */
export type EntryPosted = DomainEvent<'EntryPosted', EntryData>;

/** Takes a posted entry out of the account, for ever; the original stays in the log. */
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
  }
>;

export type ScoreAccountEvent = AccountOpened | EntryPosted | EntryReversed | EntryLifeEvent;
