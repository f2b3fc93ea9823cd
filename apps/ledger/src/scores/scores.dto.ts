import type { CalendarDate } from '#domain';
import type { IndicatorLine, ScoreRow } from '#read-models';
import { IdField } from '../http/fields.js';
import { AsOf, Cursor, DEFAULT_LIMIT, KnownAt, Limit } from '../http/parameters.js';
import { points } from '../http/points.js';
import { Shown } from '../http/shown.js';

export class ScoresParameters {
  @IdField({ description: 'Accounts of this period.', example: '2026-Q1', optional: true })
  readonly period?: string;
  @IdField({ description: 'Accounts of this unit and all that is below it.', example: 'TAX', optional: true })
  readonly unit?: string;
  @IdField({ description: 'Accounts of this staff member.', optional: true })
  readonly staff?: string;
  @AsOf() readonly asOf?: CalendarDate;
  @KnownAt() readonly knownAt?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

/** One indicator of an account; in points. */
export class IndicatorAnswer {
  @Shown({ as: 'id', description: 'The indicator.', example: 'timeliness' }) readonly indicator!: string;
  @Shown({ description: 'Its name in the rulebook.', example: 'Timeliness' }) readonly name!: string;
  @Shown({ as: 'count', description: 'How many deductions count under it.' }) readonly deductions!: number;
  @Shown({ as: 'points', description: 'Their sum.', example: 0.155 }) readonly deducted!: number;
  @Shown({ as: 'count', description: 'How many bonuses count under it.', example: 0 })
  readonly bonuses!: number;
  @Shown({ as: 'points', description: 'Their sum.', example: 0 }) readonly awarded!: number;
  @Shown({ as: 'points', description: 'The score that they make.' }) readonly score!: number;
}

/** One account of the score sheet; in points. */
export class ScoreAnswer implements Omit<ScoreRow, 'indicators'> {
  @Shown({ as: 'id', description: 'The period.', example: '2026-Q1' }) readonly period!: string;
  @Shown({ as: 'id', description: 'The staff member.' }) readonly staff!: string;
  @Shown({ description: 'Their name, where it is known.', example: 'Member 08', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'Their unit.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'id', description: 'Their post.', example: 'TAX:clerk' }) readonly post!: string;
  @Shown({ as: 'count', description: 'How many work records name them.', example: 118 })
  readonly records!: number;
  @Shown({
    of: () => IndicatorAnswer,
    list: true,
    description: 'Each indicator of the rulebook, in its order.',
  })
  readonly indicators!: readonly IndicatorAnswer[];
  @Shown({ as: 'points', description: 'The sum of the scores.' }) readonly total!: number;
  @Shown({
    as: 'count',
    description: 'Standard competition rank (1, 2, 2, 4) in the peer group.',
    example: 2,
  })
  readonly rank!: number;
  @Shown({ as: 'count', description: 'How many accounts the peer group has.', example: 14 })
  readonly of!: number;
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
