import type { AttributeType, CalendarKind, Dimension, EntryPoint, Family, PeerGroup } from '#domain';
import type { WrittenCasework } from './written-casework.js';

/** A rulebook file as its schema has it. Points are decimals: they are read from the text, never from these numbers. */
export interface WrittenRulebook {
  readonly version: number;
  readonly title: string;
  readonly inForceFrom: string;
  readonly calendar: CalendarKind;
  readonly peerGroup?: PeerGroup;
  readonly attributes?: Readonly<Record<string, AttributeType>>;
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly definition: string;
    readonly family: Family;
    readonly dimension: Dimension;
    readonly unit: string;
    readonly source: string;
    readonly base: number;
    readonly floor?: number;
    readonly bonusCap?: number;
    readonly manual?: boolean;
    readonly steps?: { readonly confirmation?: boolean; readonly answerDays?: number };
  }[];
  readonly rules?: readonly {
    readonly id: string;
    readonly indicator: string;
    readonly when: string;
    readonly deduct?: number;
    readonly bonus?: number;
    readonly reason: string;
    readonly enters?: EntryPoint;
  }[];
  readonly manualRules?: readonly WrittenManualRule[];
  readonly proportionality?: { readonly perEntry?: number; readonly perPeriod?: number };
  readonly casework?: WrittenCasework;
}

type Amount = number | { readonly from: number; readonly to: number };

export interface WrittenManualRule {
  readonly id: string;
  readonly indicator: string;
  readonly title: string;
  readonly deduct?: Amount;
  readonly bonus?: Amount;
}
