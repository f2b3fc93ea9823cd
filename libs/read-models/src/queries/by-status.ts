import { ReadModelError } from '../read-model-error.js';
import { unitsBelow } from './organization.js';
import { ALL, checkLimit, readCursor } from './page.js';
import type { Tables } from './tables.js';

/**
 * A table whose rows have a status, and an index on (column, status) for each of the `leads`; `position` is its key.
 * What is asked for comes under the names on the left.
 */
export interface StatusTable {
  readonly table: string;
  readonly statuses: readonly string[];
  /** The first one asked for leads the way: the most selective one stands first. */
  readonly leads: Readonly<Record<string, string>>;
  /** Only looked at in rows that were found by a lead. */
  readonly others: Readonly<Record<string, string>>;
}

export interface StatusQuery {
  readonly status?: readonly string[];
  /** With everything below it. */
  readonly unit?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** So many ranges of an index are read one by one and merged; of more, the rows are walked through in order. */
const MOST_RANGES = 200;

/**
 * Positions of the rows asked for, in the order of the log, one more than `limit`. Every range of an index is read no
 * further than the page goes, so that a queue is as quick where all the others are long.
 * @throws ReadModelError `invalid-query` and `not-found`, naming the field
 */
export function positionsByStatus(tables: Tables, of: StatusTable, query: StatusQuery): number[] {
  const { limit = ALL } = query;
  checkLimit(limit);
  const units = query.unit === undefined ? undefined : unitsBelow(tables, query.unit);
  const found = rangesOf(of, query, units).flatMap(({ sql, values }) =>
    tables.column<number>(sql, ...values),
  );
  found.sort((a, b) => a - b);
  return limit === ALL ? found : found.slice(0, limit + 1);
}

interface Range {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The ranges of indexes in which the rows asked for lie. */
export function rangesOf(of: StatusTable, query: StatusQuery, units: readonly string[] | undefined): Range[] {
  const { limit = ALL } = query;
  const [after] = query.after === undefined ? [0] : readCursor<[number]>(query.after, ['number']);
  const statuses = statusesOf(of, query.status);
  const { name, column, starts } = leadOf(of, query, units, statuses.length);
  const columns = { ...of.leads, ...of.others };
  const others = Object.entries(query).filter(
    ([one, value]) => one in columns && one !== name && one !== 'unit' && value !== undefined,
  );
  const inUnits = units !== undefined && name !== 'unit';
  // The plus keeps these columns from being looked up in an index: the one that leads is the one that is walked.
  const conditions = [
    ...(column === undefined ? [] : [`${column} = ?`]),
    ...(column === undefined && query.status === undefined ? [] : ['status = ?']),
    'position > ?',
    ...others.map(([one]) => `+${columns[one]} = ?`),
    ...(inUnits ? ['+unit IN (SELECT value FROM json_each(?))'] : []),
  ];
  const sql = `SELECT position FROM ${of.table} WHERE ${conditions.join(' AND ')} ORDER BY position LIMIT ?`;
  const rest = [
    after,
    ...others.map(([, value]) => value),
    ...(inUnits ? [JSON.stringify(units)] : []),
    limit === ALL ? -1 : limit + 1,
  ];
  if (column === undefined && query.status === undefined) return [{ sql, values: rest }];
  return starts.flatMap((start) => statuses.map((status) => ({ sql, values: [...start, status, ...rest] })));
}

interface Lead {
  readonly name?: string;
  readonly column?: string;
  /** Values of the column, each the beginning of a range; one that is empty where no column leads. */
  readonly starts: readonly (readonly unknown[])[];
}

function leadOf(
  { leads }: StatusTable,
  query: StatusQuery,
  units: readonly string[] | undefined,
  statuses: number,
): Lead {
  for (const [name, column] of Object.entries(leads)) {
    const value = (query as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    if (name !== 'unit') return { name, column, starts: [[value]] };
    if (units!.length * statuses <= MOST_RANGES)
      return { name, column, starts: units!.map((unit) => [unit]) };
  }
  return { starts: [[]] };
}

function statusesOf({ statuses }: StatusTable, asked: readonly string[] | undefined): readonly string[] {
  const unknown = asked?.find((status) => !statuses.includes(status));
  if (unknown !== undefined) {
    throw new ReadModelError(
      'invalid-query',
      `status must be one of ${statuses.join(', ')}, not "${unknown}"`,
      'status',
    );
  }
  return asked === undefined ? statuses : [...new Set(asked)];
}
