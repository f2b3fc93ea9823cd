import type { MilliPoints } from '#scoring';
import { isMatterBonus, MatterBonuses, type PostedEntry, type Shift } from '../matter-bonuses.js';
import {
  count,
  indicatorLines,
  totalScore,
  type CountedEntry,
  type TotalsByIndicator,
} from '../score-sheet.js';
import { entriesOf } from './posted-entries.js';
import { standings } from './standings.js';
import type { Tables } from './tables.js';

export interface Change {
  readonly before: MilliPoints;
  readonly after: MilliPoints;
}

/** What an entry or its reversal did to an account when it was recorded, in milli-points. */
export interface EntryEffect {
  /** The score of the entry's indicator; missing where the account's rulebook version does not have it. */
  readonly indicator?: Change & { readonly id: string };
  readonly total: Change;
}

/** The effects of the events of an account at some log positions; those that are not there yet are left out. */
export function effectsIn(
  tables: Tables,
  { staff, period }: { readonly staff: string; readonly period: string },
  positions: ReadonlySet<number>,
): Map<number, EntryEffect> {
  const effects = new Map<number, EntryEffect>();
  const [account] = standings(tables, { period, staff });
  if (!account) return effects;
  const frame = tables.frame(account.rulebookVersion);
  const totals: TotalsByIndicator = new Map();
  const score = (indicator: string): MilliPoints | undefined =>
    indicatorLines(frame, totals).find((line) => line.indicator === indicator)?.score;
  const bonuses = new MatterBonuses(() => []);
  const holder = { id: account.account };
  const shiftOf = (entry: PostedEntry, direction: 1 | -1): Shift<CountedEntry> => {
    if (isMatterBonus(entry) && frame.indicators.some(({ id }) => id === entry.indicator))
      return direction === 1 ? bonuses.post(holder, entry) : bonuses.reverse(holder, entry);
    return direction === 1 ? { in: entry } : { out: entry };
  };
  for (const { position, entry, direction } of stepsOf(tables, account.account)) {
    const wanted = positions.has(position);
    const before = wanted && { total: totalScore(frame, totals), score: score(entry.indicator) };
    const shift = shiftOf(entry, direction);
    if (shift.out) count(totals, shift.out, -1);
    if (shift.in) count(totals, shift.in, 1);
    if (!before) continue;
    const after = score(entry.indicator);
    effects.set(position, {
      ...(before.score !== undefined &&
        after !== undefined && { indicator: { id: entry.indicator, before: before.score, after } }),
      total: { before: before.total, after: totalScore(frame, totals) },
    });
  }
  return effects;
}

interface Step {
  readonly position: number;
  readonly entry: PostedEntry;
  readonly direction: 1 | -1;
}

/** Postings and reversals of an account in the order of the log. */
function stepsOf(tables: Tables, account: number): Step[] {
  return entriesOf(tables, account)
    .flatMap((entry): Step[] => [
      { position: entry.position, entry, direction: 1 },
      ...(entry.reversedPosition === null
        ? []
        : [{ position: entry.reversedPosition, entry, direction: -1 as const }]),
    ])
    .sort((a, b) => a.position - b.position);
}
