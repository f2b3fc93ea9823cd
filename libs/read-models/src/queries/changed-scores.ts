import type { MilliPoints } from '#scoring';
import { indicatorLines, type IndicatorLine } from '../score-sheet.js';
import { peerGroupOf, type PeerGroupOf } from './peer-group.js';
import { ranking, type RankingRow } from './rankings.js';
import { changedStandings, presentOf } from './standings.js';
import type { Tables } from './tables.js';

/** An account as it stands; points in milli-points. */
export interface ChangedAccount {
  readonly period: string;
  readonly staff: string;
  readonly unit: string;
  readonly post: string;
  readonly rulebookVersion: number;
  readonly indicators: IndicatorLine[];
  readonly total: MilliPoints;
}

/** A peer group as it stands, by rank, then staff member. */
export interface ChangedRanking extends PeerGroupOf {
  readonly rows: RankingRow[];
}

/** What changed behind a position of the log. */
export interface ChangedScores {
  /** The event up to which everything here is told; position 0 has none. */
  readonly asOf: { readonly position: number; readonly eventId: string | null };
  /** Up to where these are all that changed; less than `asOf` where there are more than were asked for. */
  readonly upTo: number;
  readonly accounts: ChangedAccount[];
  readonly rankings: ChangedRanking[];
}

/** At most `limit` accounts that changed behind a position, those first that changed first, and what ranks them. */
export function changedScores(tables: Tables, behind: number, limit: number): ChangedScores {
  const asOf = tables.first<ChangedScores['asOf']>(
    "SELECT position, event_id AS eventId FROM projection WHERE name = 'scores'",
  )!;
  const changed = changedStandings(tables, behind, limit);
  const groups = new Map(
    changed.map((account) => {
      const group = peerGroupOf(tables, account);
      return [JSON.stringify(group), group];
    }),
  );
  return {
    asOf,
    upTo: changed.length < limit ? asOf.position : changed.at(-1)!.changedPosition,
    accounts: changed.map(({ account, period, staff, unit, post, rulebookVersion, total }) => ({
      ...{ period, staff, unit, post, rulebookVersion, total },
      indicators: indicatorLines(tables.frame(rulebookVersion), presentOf(tables, account)),
    })),
    rankings: [...groups.values()].map((group) => ({ ...group, rows: ranking(tables, group) })),
  };
}
