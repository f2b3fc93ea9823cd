import { atOnceLists, type AtOnceSubjects } from './at-once-lists.js';
import type { StatusQuery } from './by-status.js';
import { unitsBelow } from './organization.js';
import { ALL, readCursor } from './page.js';
import { BY_HAND } from './posted-at-once.js';
import type { Tables } from './tables.js';

export interface AtOnceQuery extends StatusQuery {
  readonly staff?: string;
  readonly period?: string;
  readonly matter?: string;
  readonly indicator?: string;
  readonly proposedBy?: string;
}

/** A condition on `entry` and its `account`, and the values that go with it. */
type Condition = readonly [sql: string, ...values: unknown[]];

/** Of so many units the lists are read one by one and merged; of more, what else leads is looked through for them. */
const MOST_LISTS = 200;

/**
 * Positions of what people posted at once and is asked for: every range and list in the order of the log, and read no
 * further than the page goes.
 */
export function positionsAtOnce(tables: Tables, query: AtOnceQuery): number[] {
  const { staff, matter, status, limit = ALL } = query;
  const posted = status?.includes('posted') ?? true;
  if (!posted && !status?.includes('reversed')) return [];
  const units = query.unit === undefined ? undefined : unitsBelow(tables, query.unit);
  const [after] = query.after === undefined ? [0] : readCursor<[number]>(query.after, ['number']);
  const most = limit === ALL ? ALL : limit + 1;

  const find = (index: string, ...conditions: Condition[]): number[] =>
    tables.column(
      `SELECT position FROM entry ${index} CROSS JOIN account ON account.id = entry.account
       WHERE ${conditions.map(([sql]) => sql).join(' AND ')} ORDER BY position LIMIT ?`,
      ...conditions.flatMap(([, ...values]) => values),
      most,
    );
  const walk = (index: string, ...own: Condition[]): number[] =>
    find(index, [BY_HAND], ['position > ?', after], ...own, ...conditionsOf(query, units));

  if (staff !== undefined) {
    const accounts = tables.column<number>('SELECT id FROM account WHERE staff = ?', staff);
    return accounts.flatMap((account) => walk('', ['entry.account = ?', account]));
  }
  if (matter !== undefined) return walk('INDEXED BY entry_by_hand_matter');
  if (!posted) return walk('INDEXED BY entry_by_hand_reversed');

  const few = units !== undefined && units.length <= MOST_LISTS;
  const lists = atOnceLists(tables, subjectsOf(query), few ? units : undefined, after);
  if (!lists) return walk('INDEXED BY entry_by_hand');
  const beside = [...stateOf(query), ...(few ? [] : unitsOf(units))];
  return lists.flatMap((list) => {
    const found: number[] = [];
    for (const positions of list) {
      const at: Condition = ['position IN (SELECT value FROM json_each(?))', JSON.stringify(positions)];
      found.push(...find('INDEXED BY entry_by_hand', [`origin = 'manual'`], at, ...beside));
      if (found.length >= most) break;
    }
    return found;
  });
}

const subjectsOf = ({ proposedBy, indicator, period }: AtOnceQuery): AtOnceSubjects => ({
  ...(proposedBy !== undefined && { proposedBy }),
  ...(indicator !== undefined && { indicator }),
  ...(period !== undefined && { period }),
});

function conditionsOf(query: AtOnceQuery, units: readonly string[] | undefined): Condition[] {
  const equal: Condition[] = [
    ['account.period = ?', query.period],
    ['matter = ?', query.matter],
    ['indicator = ?', query.indicator],
    [`actor ->> 'id' = ?`, query.proposedBy],
  ];
  return [...equal.filter(([, value]) => value !== undefined), ...unitsOf(units), ...stateOf(query)];
}

const unitsOf = (units: readonly string[] | undefined): Condition[] =>
  units ? [['account.unit IN (SELECT value FROM json_each(?))', JSON.stringify(units)]] : [];

function stateOf({ status }: AtOnceQuery): Condition[] {
  const posted = status?.includes('posted') ?? true;
  const reversed = status?.includes('reversed') ?? true;
  return posted && reversed ? [] : [[`reversed_position IS ${reversed ? 'NOT ' : ''}NULL`]];
}
