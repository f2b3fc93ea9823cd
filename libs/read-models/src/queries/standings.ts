import type { Rulebook } from '#domain';
import { competitionRanks, type MilliPoints } from '#scoring';
import { outdoneBonuses, type PostedEntry } from '../matter-bonuses.js';
import { countRecordings } from '../projections/recordings.js';
import { count, totalScore, type TotalsByIndicator } from '../score-sheet.js';
import type { Cutoff } from './view.js';
import type { Tables } from './tables.js';

/** An opened account and where it stands, in milli-points. */
export interface Standing {
  readonly account: number;
  readonly period: string;
  readonly staff: string;
  readonly unit: string;
  readonly post: string;
  readonly rulebookVersion: number;
  readonly records: number;
  readonly total: MilliPoints;
  /** What the total is made of, where it had to be added up for a view of the past. */
  readonly totals?: TotalsByIndicator;
}

/** Which accounts: all that match what is given. */
export interface AccountFilter {
  readonly period?: string;
  readonly unit?: string;
  readonly post?: string;
  readonly staff?: string;
}

const STANDING = `SELECT id AS account, period, staff, unit, post, rulebook_version AS rulebookVersion, records,
  total, opened_at AS openedAt, changed_position AS changedPosition FROM account WHERE total IS NOT NULL`;

/** Accounts as they stand, or as they stood at a cutoff; those that had no fact yet are left out. */
export function standings(tables: Tables, filter: AccountFilter, cutoff?: Cutoff): Standing[] {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const where = given.map(([column]) => ` AND ${column} = ?`).join('');
  const rows = tables.all<Standing & { openedAt: number }>(
    STANDING + where,
    ...given.map(([, value]) => value),
  );
  if (!cutoff) return rows;
  return rows.flatMap((row) => {
    const frame = tables.frame(row.rulebookVersion);
    const past = row.openedAt <= cutoff.at ? pastOf(tables, row.account, frame, cutoff) : undefined;
    if (!past) return [];
    const total = totalScore(frame, past.totals);
    return [{ ...row, ...past, total }];
  });
}

/** A standing with the position of the last event by which it changed. */
export interface ChangedStanding extends Standing {
  readonly changedPosition: number;
}

/** Accounts that changed behind a position, in the order of their last changes. */
export const changedStandings = (tables: Tables, behind: number, limit: number): ChangedStanding[] =>
  tables.all(`${STANDING} AND changed_position > ? ORDER BY changed_position LIMIT ?`, behind, limit);

/** The ranks of all accounts of a peer group, by account. */
export function ranksOf(group: readonly Standing[]): Map<number, number> {
  const ranks = competitionRanks(group.map(({ total }) => total));
  return new Map(group.map(({ account }, index) => [account, ranks[index]!]));
}

interface Past {
  readonly records: number;
  readonly totals: TotalsByIndicator;
}

/** What counted in an account at a cutoff; undefined where it held no record and no entry yet. */
function pastOf(tables: Tables, account: number, frame: Rulebook, cutoff: Cutoff): Past | undefined {
  const { day, at } = cutoff;
  const blocks = tables.all<{ records: Buffer }>(
    'SELECT records FROM account_records WHERE account = ?',
    account,
  );
  const records = blocks.reduce((sum, { records }) => sum + countRecordings(records, day, at), 0);
  const sums = tables.all<{ indicator: string; kind: string; entries: number; points: number }>(
    `SELECT indicator, kind, sum(live) AS entries, sum(live * points) AS points
     FROM (SELECT indicator, kind, points, reversed_at IS NULL OR reversed_at > ? AS live
           FROM entry WHERE account = ? AND occurred_on <= ? AND recorded_at <= ?)
     GROUP BY indicator, kind`,
    at,
    account,
    day,
    at,
  );
  if (records === 0 && sums.length === 0) return undefined;
  const totals: TotalsByIndicator = new Map();
  for (const { indicator, kind, entries, points } of sums) {
    const line = totals.get(indicator) ?? { deductions: 0, deducted: 0, bonuses: 0, awarded: 0 };
    if (kind === 'deduction') Object.assign(line, { deductions: entries, deducted: points });
    else Object.assign(line, { bonuses: entries, awarded: points });
    totals.set(indicator, line);
  }
  for (const bonus of outdoneBonuses(matterBonusesOf(tables, account, frame, cutoff)).keys()) {
    count(totals, bonus, -1);
  }
  return { records, totals };
}

/** The bonuses for matters that an account held at a cutoff; few, and found by an index of their own. */
function matterBonusesOf(
  tables: Tables,
  account: number,
  frame: Rulebook,
  { day, at }: Cutoff,
): readonly PostedEntry[] {
  return tables
    .all<PostedEntry>(
      `SELECT entry_id AS entryId, kind, indicator, points, matter FROM entry INDEXED BY entry_matter
       WHERE account = ? AND matter IS NOT NULL AND kind = 'bonus' AND occurred_on <= ? AND recorded_at <= ?
         AND (reversed_at IS NULL OR reversed_at > ?) ORDER BY position`,
      account,
      day,
      at,
      at,
    )
    .filter(({ indicator }) => frame.indicators.some(({ id }) => id === indicator));
}

/** What counts in an account now. */
export function presentOf(tables: Tables, account: number): TotalsByIndicator {
  const rows = tables.all<
    { indicator: string } & Record<'deductions' | 'deducted' | 'bonuses' | 'awarded', number>
  >(
    'SELECT indicator, deductions, deducted, bonuses, awarded FROM account_indicator WHERE account = ?',
    account,
  );
  return new Map(rows.map(({ indicator, ...totals }) => [indicator, totals]));
}
