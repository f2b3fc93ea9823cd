import type { CalendarDate } from '#domain';
import type { IndicatorLine, ScoreRow } from '#read-models';
import { Cursor, DEFAULT_LIMIT, Limit, OptionalDay, OptionalId, OptionalTime } from '../http/parameters.js';
import { points } from '../http/points.js';

export class ScoresParameters {
  @OptionalId() readonly period?: string;
  @OptionalId() readonly unit?: string;
  @OptionalId() readonly staff?: string;
  /** Count only what occurred on or before this day. */
  @OptionalDay() readonly asOf?: CalendarDate;
  /** Count only what had been recorded by this time. */
  @OptionalTime() readonly knownAt?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

/** One indicator of an account: how many entries count under it, their sums, and the score they make; in points. */
export interface IndicatorAnswer {
  readonly indicator: string;
  readonly name: string;
  readonly deductions: number;
  readonly deducted: number;
  readonly bonuses: number;
  readonly awarded: number;
  readonly score: number;
}

/** One account; `rank` among the `of` accounts of its peer group, total in points. */
export interface ScoreAnswer extends Omit<ScoreRow, 'indicators'> {
  readonly indicators: readonly IndicatorAnswer[];
}

export function scoreAnswer(row: ScoreRow): ScoreAnswer {
  return { ...row, indicators: row.indicators.map(indicatorAnswer), total: points(row.total) };
}

export function indicatorAnswer(line: IndicatorLine): IndicatorAnswer {
  const { indicator, name, deductions, deducted, bonuses, awarded, score } = line;
  return {
    indicator,
    name,
    deductions,
    deducted: points(deducted),
    bonuses,
    awarded: points(awarded),
    score: points(score),
  };
}
