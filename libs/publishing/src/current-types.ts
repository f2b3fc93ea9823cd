import type { PeerGroup } from '#domain';
import type { IndicatorTotals, MilliPoints } from '#scoring';

/** A score account as it stands. What people are called is in the events of the organization. */
export interface CurrentScore {
  readonly period: string;
  readonly staff: string;
  /** Of the account, as it was opened. */
  readonly unit: string;
  /** Of the account, as it was opened. */
  readonly post: string;
  /** The rulebook version that frames the account. */
  readonly rulebookVersion: number;
  /** Each indicator of that rulebook, in its order. */
  readonly indicators: readonly CurrentIndicator[];
  /** The sum of the scores. */
  readonly total: MilliPoints;
}

/** What counts under an indicator of an account, and the score that it makes. */
export interface CurrentIndicator extends IndicatorTotals {
  readonly indicator: string;
  readonly name: string;
  readonly score: MilliPoints;
}

/** The accounts of a peer group, ranked as they stand. */
export interface CurrentRanking {
  readonly period: string;
  /** Whose accounts are ranked against one another, as the rulebook of the period says. */
  readonly peerGroup: PeerGroup;
  /** The unit, where that is the peer group. */
  readonly unit?: string;
  /** The post, where that is the peer group. */
  readonly post?: string;
  /** By rank, then staff member. */
  readonly accounts: readonly RankedAccount[];
}

/** An account in a ranking. */
export interface RankedAccount {
  /** Standard competition rank by total, highest first: 1, 2, 2, 4. */
  readonly rank: number;
  readonly staff: string;
  readonly unit: string;
  readonly post: string;
  readonly total: MilliPoints;
}

/** Which version of each is published: a new shape has a new one, and a type of its own. */
export const currentVersions = { CurrentScore: 1, CurrentRanking: 1 } as const;
export type CurrentType = keyof typeof currentVersions;
