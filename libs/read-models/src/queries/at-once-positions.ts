import { atOnceLeads, type AtOnceLead } from '../projections/at-once-lists.js';
import { blockOf } from '../projections/blocks.js';
import { unpacked } from '../projections/place-lists.js';
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

/** Of so many units the lists are read one by one and merged; of more, all entries are walked through in order. */
const MOST_LISTS = 200;

/** How many places of a list are looked up at a time. */
const SLICE = 128;

/**
 * Positions of what people posted at once and is asked for: every range and list in the order of the log, and read no
 * further than the page goes.
 */
export function positionsAtOnce(tables: Tables, query: AtOnceQuery): number[] {
  const { status, limit = ALL } = query;
  const posted = status?.includes('posted') ?? true;
  if (!posted && !status?.includes('reversed')) return [];
  const units = query.unit === undefined ? undefined : unitsBelow(tables, query.unit);
  const [after] = query.after === undefined ? [0] : readCursor<[number]>(query.after, ['number']);
  const most = limit === ALL ? ALL : limit + 1;
  const behind: Condition = ['position > ?', after];

  const find = (index: string, ...own: Condition[]): number[] => {
    const conditions = [...own, ...conditionsOf(query, units)];
    return tables.column(
      `SELECT position FROM entry ${index} CROSS JOIN account ON account.id = entry.account
       WHERE ${[BY_HAND, ...conditions.map(([sql]) => sql)].join(' AND ')} ORDER BY position LIMIT ?`,
      ...conditions.flatMap(([, ...values]) => values),
      most,
    );
  };

  if (query.staff !== undefined) {
    const accounts = tables.column<number>('SELECT id FROM account WHERE staff = ?', query.staff);
    return accounts.flatMap((account) => find('', ['entry.account = ?', account], behind));
  }
  if (query.matter !== undefined) return find('INDEXED BY entry_by_hand_matter', behind);
  if (!posted) return find('INDEXED BY entry_by_hand_reversed', behind);
  const lists = listsOf(query, units);
  if (!lists) return find('INDEXED BY entry_by_hand', behind);
  return lists.flatMap(([kind, subject]) => {
    const found: number[] = [];
    for (const places of listed(tables, kind, subject, after)) {
      const at: Condition = ['position IN (SELECT value FROM json_each(?))', JSON.stringify(places)];
      found.push(...find('INDEXED BY entry_by_hand', at));
      if (found.length >= most) break;
    }
    return found;
  });
}

function conditionsOf(query: AtOnceQuery, units: readonly string[] | undefined): Condition[] {
  const conditions: Condition[] = [
    ['account.staff = ?', query.staff],
    ['account.period = ?', query.period],
    ['account.unit IN (SELECT value FROM json_each(?))', units && JSON.stringify(units)],
    ['matter = ?', query.matter],
    ['indicator = ?', query.indicator],
    [`actor ->> 'id' = ?`, query.proposedBy],
  ];
  return [...conditions.filter(([, value]) => value !== undefined), ...stateOf(query)];
}

function stateOf({ status }: AtOnceQuery): Condition[] {
  const posted = status?.includes('posted') ?? true;
  const reversed = status?.includes('reversed') ?? true;
  return posted && reversed ? [] : [[`reversed_position IS ${reversed ? 'NOT ' : ''}NULL`]];
}

/** The lists that lead to what is asked for; undefined where none does. */
function listsOf(
  query: AtOnceQuery,
  units: readonly string[] | undefined,
): (readonly [kind: number, subject: string])[] | undefined {
  const subjects: Record<AtOnceLead, readonly (string | undefined)[]> = {
    proposedBy: [query.proposedBy],
    unit: units && units.length <= MOST_LISTS ? units : [undefined],
    indicator: [query.indicator],
    period: [query.period],
  };
  const kind = atOnceLeads.findIndex((lead) => subjects[lead].every((subject) => subject !== undefined));
  return kind < 0 ? undefined : subjects[atOnceLeads[kind]!].map((subject) => [kind, subject!]);
}

/** The places of a list behind a position, some at a time. */
function* listed(tables: Tables, kind: number, subject: string, after: number): Iterable<number[]> {
  for (let block = blockOf(after); ; block++) {
    const row = tables.first<{ block: number; places: Buffer }>(
      `SELECT block, places FROM at_once_block WHERE kind = ? AND subject = ? AND block >= ?
       ORDER BY block LIMIT 1`,
      kind,
      subject,
      block,
    );
    if (!row) return;
    block = row.block;
    const positions = unpacked(block, row.places).filter((position) => position > after);
    for (let start = 0; start < positions.length; start += SLICE) yield positions.slice(start, start + SLICE);
  }
}
