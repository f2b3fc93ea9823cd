import type { IndicatorFrame, MilliPoints } from '#scoring';
import type { CalendarDate } from '../calendar-date.js';

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
  /** Whether people may post entries under it. */
  readonly manual: boolean;
}

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
}
