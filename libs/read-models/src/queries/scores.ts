import type { MilliPoints } from '#scoring';
import { indicatorLines, type IndicatorLine } from '../score-sheet.js';
import { ALL, checkLimit, compareText, pageOf, readCursor, type Page } from './page.js';
import { peerGroupOf } from './peer-group.js';
import { presentOf, ranksOf, standings, type AccountFilter, type Standing } from './standings.js';
import type { Tables } from './tables.js';
import { cutoffOf, type Cutoff, type View } from './view.js';

export interface ScoresQuery extends View {
  readonly period?: string;
  readonly unit?: string;
  readonly staff?: string;
  readonly after?: string;
  /** Rows on a page; all where it is not given. */
  readonly limit?: number;
}

/** One account of the score sheet; points in milli-points, `rank` among the `of` accounts of its peer group. */
export interface ScoreRow {
  readonly period: string;
  readonly staff: string;
  readonly staffName: string | null;
  readonly unit: string;
  readonly post: string;
  readonly records: number;
  readonly indicators: IndicatorLine[];
  readonly total: MilliPoints;
  readonly rank: number;
  readonly of: number;
}

type Cursor = [unit: string, period: string, rank: number, staff: string];
type Ranked = Standing & { readonly rank: number; readonly of: number };

/** The score sheet, by unit, period, rank and staff member. */
export function scores(tables: Tables, query: ScoresQuery): Page<ScoreRow> {
  const { period, unit, staff, limit = ALL } = query;
  checkLimit(limit);
  for (const [kind, id] of Object.entries({ period, unit, staff })) tables.require(kind as 'period', id);
  const cutoff = cutoffOf(query);
  const after = query.after === undefined ? undefined : readCursor<Cursor>(query.after, CURSOR);
  const peers = new PeerGroups(tables, cutoff);
  const ranked: Ranked[] = [];
  for (const slice of slices(tables, { period, unit, staff })) {
    if (after && compareSlices([slice.unit, slice.period], after) < 0) continue;
    const rows = peers
      .ranked(slice)
      .filter((row) => staff === undefined || row.staff === staff)
      .filter((row) => !after || compareRows(row, after) > 0);
    ranked.push(...rows);
    if (ranked.length > limit) break;
  }
  const { rows, next } = pageOf(ranked.slice(0, limit + 1), limit, (row) => [
    row.unit,
    row.period,
    row.rank,
    row.staff,
  ]);
  return { rows: rows.map((row) => scoreRow(tables, row)), ...(next !== undefined && { next }) };
}

const CURSOR = ['string', 'string', 'number', 'string'] as const;

/** The units and periods that have accounts, in order. A page reads no more of them than it shows. */
function slices(tables: Tables, filter: AccountFilter): { unit: string; period: string }[] {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const where = given.map(([column]) => ` AND ${column} = ?`).join('');
  return tables.all(
    `SELECT DISTINCT unit, period FROM account WHERE total IS NOT NULL${where} ORDER BY unit, period`,
    ...given.map(([, value]) => value),
  );
}

type Slice = Pick<AccountFilter, 'period' | 'unit' | 'post'>;

/** Ranks accounts among their peers, as the rulebook of the account defines them; nothing is added up twice. */
class PeerGroups {
  private readonly members = new Map<string, Standing[]>();
  private readonly ranks = new Map<readonly Standing[], Map<number, number>>();

  constructor(
    private readonly tables: Tables,
    private readonly cutoff: Cutoff | undefined,
  ) {}

  ranked(slice: Slice): Ranked[] {
    return this.membersOf(slice)
      .map((account) => {
        const peers = this.membersOf(peerGroupOf(this.tables, account));
        return { ...account, rank: this.ranksIn(peers).get(account.account)!, of: peers.length };
      })
      .sort((a, b) => a.rank - b.rank || compareText(a.staff, b.staff));
  }

  private membersOf({ period, unit, post }: Slice): Standing[] {
    const key = JSON.stringify([period, unit, post]);
    let members = this.members.get(key);
    if (members === undefined) {
      members = standings(this.tables, { period, unit, post }, this.cutoff);
      this.members.set(key, members);
    }
    return members;
  }

  private ranksIn(peers: readonly Standing[]): Map<number, number> {
    let ranks = this.ranks.get(peers);
    if (ranks === undefined) this.ranks.set(peers, (ranks = ranksOf(peers)));
    return ranks;
  }
}

function scoreRow(tables: Tables, row: Ranked): ScoreRow {
  const totals = row.totals ?? presentOf(tables, row.account);
  return {
    period: row.period,
    staff: row.staff,
    staffName: staffName(tables, row.staff),
    unit: row.unit,
    post: row.post,
    records: row.records,
    indicators: indicatorLines(tables.frame(row.rulebookVersion), totals),
    total: row.total,
    rank: row.rank,
    of: row.of,
  };
}

export function staffName(tables: Tables, staff: string): string | null {
  return tables.first<{ name: string }>('SELECT name FROM staff_member WHERE staff = ?', staff)?.name ?? null;
}

const compareSlices = (slice: readonly [string, string], [unit, period]: Cursor): number =>
  compareText(slice[0], unit) || compareText(slice[1], period);

const compareRows = (row: Ranked, cursor: Cursor): number =>
  compareSlices([row.unit, row.period], cursor) || row.rank - cursor[2] || compareText(row.staff, cursor[3]);
