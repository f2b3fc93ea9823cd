import type { CalendarDate } from '#domain';
import type { RankingRow } from '#read-models';
import {
  Cursor,
  DEFAULT_LIMIT,
  Id,
  Limit,
  OptionalDay,
  OptionalId,
  OptionalTime,
} from '../http/parameters.js';
import { points } from '../http/points.js';

/** The peer group is a unit or a post; neither is the whole organization, where the rulebook ranks within that. */
export class RankingsParameters {
  @Id() readonly period!: string;
  @OptionalId() readonly unit?: string;
  @OptionalId() readonly post?: string;
  /** Count only what occurred on or before this day. */
  @OptionalDay() readonly asOf?: CalendarDate;
  /** Count only what had been recorded by this time. */
  @OptionalTime() readonly knownAt?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

/** Standard competition rank ("1, 2, 2, 4") among the `of` accounts of the peer group; total in points. */
export type RankingAnswer = RankingRow;

export function rankingAnswer(row: RankingRow): RankingAnswer {
  return { ...row, total: points(row.total) };
}
