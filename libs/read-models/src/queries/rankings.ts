import type { MilliPoints } from '#scoring';
import { ReadModelError } from '../read-model-error.js';
import { ALL, checkLimit, compareText, pageOf, readCursor, type Page } from './page.js';
import type { PeerGroupOf } from './peer-group.js';
import { staffName } from './scores.js';
import { ranksOf, standings } from './standings.js';
import type { Tables } from './tables.js';
import { cutoffOf, type View } from './view.js';

export interface RankingsQuery extends View {
  readonly period: string;
  /** The peer group: the accounts of a unit or of a post; neither is the whole organization. */
  readonly unit?: string;
  readonly post?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** Standard competition rank ("1, 2, 2, 4") among the `of` accounts of the peer group; total in milli-points. */
export interface RankingRow {
  readonly rank: number;
  readonly of: number;
  readonly staff: string;
  readonly staffName: string | null;
  readonly unit: string;
  readonly post: string;
  readonly records: number;
  readonly total: MilliPoints;
}

type Cursor = [total: number, staff: string];

/**
 * A peer group by rank, then staff member.
 * @throws ReadModelError `invalid-query` where the period's rulebook ranks within units or posts and none is named
 */
export function rankings(tables: Tables, query: RankingsQuery): Page<RankingRow> {
  const { period, unit, post, limit = ALL } = query;
  checkLimit(limit);
  for (const [kind, id] of Object.entries({ period, unit, post })) tables.require(kind as 'period', id);
  requirePeerGroup(tables, query);
  const after = query.after === undefined ? undefined : readCursor<Cursor>(query.after, ['number', 'string']);
  const rows = cutoffOf(query) ? pastRows(tables, query, after) : presentRows(tables, query, after, limit);
  return pageOf(rows, limit, (row) => [row.total, row.staff]);
}

function requirePeerGroup(tables: Tables, { period, unit, post }: RankingsQuery): void {
  if (unit !== undefined && post !== undefined) {
    throw new ReadModelError('invalid-query', 'name a unit or a post, not both', 'post');
  }
  if (unit !== undefined || post !== undefined) return;
  const { version } = tables.first<{ version: number }>(
    'SELECT rulebook_version AS version FROM period WHERE period = ?',
    period,
  )!;
  const { peerGroup } = tables.frame(version);
  if (peerGroup !== 'organization') {
    throw new ReadModelError(
      'invalid-query',
      `${period} is ranked within each ${peerGroup}; name one`,
      peerGroup,
    );
  }
}

/** All of a peer group as it stands. */
export const ranking = (tables: Tables, group: PeerGroupOf): RankingRow[] =>
  presentRows(tables, group, undefined, ALL);

/** Read from an index in its order: one page and two counts, whatever the length of the log. */
function presentRows(
  tables: Tables,
  { period, unit, post }: PeerGroupOf,
  after: Cursor | undefined,
  limit: number,
): RankingRow[] {
  const group =
    unit !== undefined
      ? 'unit = ? AND period = ?'
      : post !== undefined
        ? 'post = ? AND period = ?'
        : 'period = ?';
  const values = [unit ?? post, period].filter((value) => value !== undefined);
  const page = tables.all<Omit<RankingRow, 'rank' | 'of'>>(
    `SELECT staff, name AS staffName, unit, post, records, total FROM account LEFT JOIN staff_member USING (staff)
     WHERE total IS NOT NULL AND ${group}
     ${after ? 'AND total <= ? AND NOT (total = ? AND staff <= ?)' : ''} ORDER BY total DESC, staff LIMIT ?`,
    ...values,
    ...(after ? [after[0], after[0], after[1]] : []),
    limit === ALL ? -1 : limit + 1,
  );
  if (page.length === 0) return [];
  const count = (condition: string, ...more: unknown[]): number =>
    tables.first<{ n: number }>(
      `SELECT count(*) AS n FROM account WHERE total IS NOT NULL AND ${group} ${condition}`,
      ...values,
      ...more,
    )!.n;
  const [first] = page as [Omit<RankingRow, 'rank' | 'of'>];
  const of = count('');
  const higher = count('AND total > ?', first.total);
  const before = higher + count('AND total = ? AND staff < ?', first.total, first.staff);
  let rank = higher + 1;
  return page.map((row, index) => {
    if (index > 0 && row.total !== page[index - 1]!.total) rank = before + index + 1;
    return { ...row, rank, of };
  });
}

function pastRows(tables: Tables, query: RankingsQuery, after: Cursor | undefined): RankingRow[] {
  const { period, unit, post } = query;
  const group = standings(tables, { period, unit, post }, cutoffOf(query));
  const ranks = ranksOf(group);
  return group
    .map(({ account, staff, unit, post, records, total }) => ({
      staff,
      staffName: staffName(tables, staff),
      unit,
      post,
      records,
      total,
      rank: ranks.get(account)!,
      of: group.length,
    }))
    .filter(
      (row) =>
        !after || row.total < after[0] || (row.total === after[0] && compareText(row.staff, after[1]) > 0),
    )
    .sort((a, b) => b.total - a.total || compareText(a.staff, b.staff));
}
