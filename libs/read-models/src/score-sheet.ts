import type { Indicator, Rulebook } from '#domain';
import { indicatorScore, type IndicatorTotals, type MilliPoints } from '#scoring';

/** An entry as far as it counts. Points are a magnitude in milli-points. */
export interface CountedEntry {
  readonly indicator: string;
  readonly kind: 'deduction' | 'bonus';
  readonly points: MilliPoints;
}

export type Totals = { -readonly [K in keyof IndicatorTotals]: IndicatorTotals[K] };
export type TotalsByIndicator = Map<string, Totals>;

/** One indicator of an account: what was posted under it and the score that makes, in milli-points. */
export interface IndicatorLine extends IndicatorTotals {
  readonly indicator: string;
  readonly name: string;
  readonly score: MilliPoints;
}

/** Counts an entry in (`direction` 1) or out again (-1). */
export function count(totals: TotalsByIndicator, entry: CountedEntry, direction: 1 | -1): void {
  let sums = totals.get(entry.indicator);
  if (sums === undefined) {
    sums = { deductions: 0, deducted: 0, bonuses: 0, awarded: 0 };
    totals.set(entry.indicator, sums);
  }
  if (entry.kind === 'deduction') {
    sums.deductions += direction;
    sums.deducted += direction * entry.points;
  } else {
    sums.bonuses += direction;
    sums.awarded += direction * entry.points;
  }
}

export function totalsOf(entries: Iterable<CountedEntry>): TotalsByIndicator {
  const totals: TotalsByIndicator = new Map();
  for (const entry of entries) count(totals, entry, 1);
  return totals;
}

/** The indicators of a frame in its order. What was posted under an indicator outside the frame is in none. */
export function indicatorLines(frame: Rulebook, totals: TotalsByIndicator): IndicatorLine[] {
  return frame.indicators.map((indicator) => lineOf(indicator, totals.get(indicator.id)));
}

export function totalScore(frame: Rulebook, totals: TotalsByIndicator): MilliPoints {
  let total = 0;
  for (const indicator of frame.indicators) {
    total += indicatorScore(indicator, totals.get(indicator.id) ?? NOTHING);
  }
  return total;
}

function lineOf(indicator: Indicator, totals: IndicatorTotals = NOTHING): IndicatorLine {
  const { deductions, deducted, bonuses, awarded } = totals;
  return {
    indicator: indicator.id,
    name: indicator.name,
    deductions,
    deducted,
    bonuses,
    awarded,
    score: indicatorScore(indicator, totals),
  };
}

const NOTHING: IndicatorTotals = { deductions: 0, deducted: 0, bonuses: 0, awarded: 0 };
