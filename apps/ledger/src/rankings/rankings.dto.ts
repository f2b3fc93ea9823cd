import type { CalendarDate } from '#domain';
import type { RankingRow } from '#read-models';
import { IdField } from '../http/fields.js';
import { AsOf, Cursor, DEFAULT_LIMIT, KnownAt, Limit } from '../http/parameters.js';
import { points } from '../http/points.js';
import { Shown } from '../http/shown.js';

/** The peer group is a unit or a post; neither is the whole organization, where the rulebook ranks within that. */
export class RankingsParameters {
  @IdField({ description: 'The period.', example: '2026-Q1' }) readonly period!: string;
  @IdField({ description: 'The unit whose people are ranked.', example: 'TAX', optional: true })
  readonly unit?: string;
  @IdField({ description: 'The post whose holders are ranked.', example: 'TAX:clerk', optional: true })
  readonly post?: string;
  @AsOf() readonly asOf?: CalendarDate;
  @KnownAt() readonly knownAt?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

/** One account of a peer group; in points. */
export class RankingAnswer implements RankingRow {
  @Shown({
    as: 'count',
    description: 'Standard competition rank (1, 2, 2, 4) in the peer group.',
    example: 2,
  })
  readonly rank!: number;
  @Shown({ as: 'count', description: 'How many accounts the peer group has.', example: 14 })
  readonly of!: number;
  @Shown({ as: 'id', description: 'The staff member.' }) readonly staff!: string;
  @Shown({ description: 'Their name, where it is known.', example: 'Member 08', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'Their unit.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'id', description: 'Their post.', example: 'TAX:clerk' }) readonly post!: string;
  @Shown({ as: 'count', description: 'How many work records name them.', example: 118 })
  readonly records!: number;
  @Shown({ as: 'points', description: 'The total score.' }) readonly total!: number;
}

export function rankingAnswer(row: RankingRow): RankingAnswer {
  return { ...row, total: points(row.total) };
}
