import type { MilliPoints } from './milli-points.js';

/** What an indicator starts from and how far it can go. `bonusCap: null` means that no bonus counts. */
export interface IndicatorFrame {
  readonly base: MilliPoints;
  readonly floor: MilliPoints;
  readonly bonusCap: MilliPoints | null;
}

/** What was posted under one indicator: counts, and sums of magnitudes (both sums are zero or positive). */
export interface IndicatorTotals {
  readonly deductions: number;
  readonly deducted: MilliPoints;
  readonly bonuses: number;
  readonly awarded: MilliPoints;
}

/**
 * Score of one indicator: `max(floor, base − deducted + min(awarded, bonusCap))`.
 * Integers in, integer out: nothing is rounded.
 */
export function indicatorScore(frame: IndicatorFrame, totals: IndicatorTotals): MilliPoints {
  const bonus = Math.min(totals.awarded, frame.bonusCap ?? 0);
  return Math.max(frame.floor, frame.base - totals.deducted + bonus);
}
