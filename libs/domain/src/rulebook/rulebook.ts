import type { IndicatorFrame, MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';
import type { CaseworkPolicy } from '../casework/policy.js';
import type { EntrySteps } from '../score-account/entry-life-events.js';

export type Family = 'common' | 'post-specific';
export type Dimension = 'quantity' | 'quality' | 'efficiency' | 'conduct' | 'ability' | 'openness';
export type CalendarKind = 'month' | 'quarter' | 'half-year' | 'year';
export type PeerGroup = 'unit' | 'post' | 'organization';
export type AttributeType = 'text' | 'number' | 'boolean';

/** Common indicators only deduct (`bonusCap` is null); post-specific ones deduct and add. Milli-points. */
export interface Indicator extends IndicatorFrame {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly family: Family;
  readonly dimension: Dimension;
  readonly unit: string;
  readonly source: string;
  /** Whether people may propose entries under it. */
  readonly manual: boolean;
  /** What has to happen before such an entry is posted; from version 2 of the stored event. */
  readonly steps: EntrySteps;
}

/** A rule that people apply: proposing under it they choose the points within what it allows, in milli-points. */
export interface ManualRule {
  readonly id: string;
  readonly indicator: string;
  readonly title: string;
  readonly kind: 'deduction' | 'bonus';
  /** Equal where the points are fixed. */
  readonly least: MilliPoints;
  readonly most: MilliPoints;
}

/** What people may deduct from one person at most, in milli-points; null: no limit. */
export interface Proportionality {
  readonly perEntry: MilliPoints | null;
  readonly perPeriod: MilliPoints | null;
}

/** An entry without steps is posted as soon as it is proposed. */
export const NO_STEPS: EntrySteps = { confirmation: false, answerDays: null };

export const NO_LIMITS: Proportionality = { perEntry: null, perPeriod: null };

/** Where in its life a computed entry begins. */
export type EntryPoint = 'posted' | 'answer' | 'confirmation';

/** A computed rule, judged on one work record at a time: where `when` holds, the entry follows. */
export interface Rule {
  readonly id: string;
  readonly indicator: string;
  /** A CEL expression over the facts of a record. */
  readonly when: string;
  readonly kind: 'deduction' | 'bonus';
  readonly points: MilliPoints;
  /** Shown with every entry the rule makes; `{fact}` is replaced by the fact's value. */
  readonly reason: string;
  /** From version 2 of the stored event. */
  readonly enters: EntryPoint;
}

/** One version of the rulebook: what a rulebook file says, with points as milli-points. Stored as it stands. */
export interface Rulebook {
  readonly version: number;
  readonly title: string;
  readonly inForceFrom: CalendarDate;
  readonly calendar: CalendarKind;
  readonly peerGroup: PeerGroup;
  /** Imported attributes that rules may ask for, with their types. */
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly indicators: readonly Indicator[];
  readonly rules: readonly Rule[];
  /** From version 2 of the stored event, as is `proportionality`. */
  readonly manualRules: readonly ManualRule[];
  readonly proportionality: Proportionality;
  /** From version 3 of the stored event. */
  readonly casework: CaseworkPolicy;
}
