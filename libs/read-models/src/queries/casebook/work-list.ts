import { isCalendarDate, type CalendarDate } from '#domain';
import { toDay } from '../../moments.js';
import { ReadModelError } from '../../read-model-error.js';
import { unitsBelow } from '../organization.js';
import { ALL, checkLimit, pageOf, readCursor, type Page } from '../page.js';
import type { Tables } from '../tables.js';
import type { WorkQuery } from './asked.js';

/** A condition that few rows meet; `sql` says it of the table `work`. */
export interface Lead {
  readonly sql: string;
  readonly value: unknown;
}

export interface WorkList {
  readonly table: 'appeal' | 'accountability_case';
  readonly statuses: readonly string[];
}

type Asked = WorkQuery & { readonly status?: readonly string[] };

/** One value stands for all where a list is not walked by it. */
type Range = readonly [sql: string, ...values: unknown[]];

interface Found {
  readonly position: number;
  readonly due: number;
}

/** So many ranges of an index are read one by one and merged; of more, all rows of a status are walked through. */
const MOST_RANGES = 300;

/**
 * Positions of one page of work. Without a lead each range of an index is read no further than the page goes, so that
 * a list is as quick where all the others are long.
 * @throws ReadModelError `invalid-query` and `not-found`, naming the field
 */
export function workPage(
  tables: Tables,
  list: WorkList,
  query: Asked,
  leads: readonly Lead[],
  others: readonly Lead[] = [],
): Page<number> {
  const { limit = ALL, sort = 'filed' } = query;
  checkLimit(limit);
  if (sort !== 'filed' && sort !== 'due')
    throw new ReadModelError('invalid-query', 'sort must be filed or due', 'sort');
  const byDue = sort === 'due';
  const { conditions, values } = everywhere(query, byDue, others);
  const found = rangesOf(tables, list, query, leads).flatMap(([sql, ...own]) =>
    tables.all<Found>(
      `SELECT position, coalesce(due_by, 0) AS due FROM ${list.table} AS work
       WHERE ${[sql, ...conditions].join(' AND ')} ORDER BY ${byDue ? 'due_by, position' : 'position'} LIMIT ?`,
      ...own,
      ...values,
      limit === ALL ? -1 : limit + 1,
    ),
  );
  found.sort((a, b) => (byDue ? a.due - b.due : 0) || a.position - b.position);
  const page = pageOf(limit === ALL ? found : found.slice(0, limit + 1), limit, ({ due, position }) =>
    byDue ? [due, position] : [position],
  );
  return { ...page, rows: page.rows.map(({ position }) => position) };
}

/** What every range is asked for as well. */
function everywhere(
  { after, dueBefore }: Asked,
  byDue: boolean,
  others: readonly Lead[],
): { conditions: string[]; values: unknown[] } {
  const conditions = others.map(({ sql }) => sql);
  const values = others.map(({ value }) => value);
  if (byDue || dueBefore !== undefined) conditions.push('due_by IS NOT NULL');
  if (dueBefore !== undefined) {
    conditions.push('due_by < ?');
    values.push(dayOf('dueBefore', dueBefore));
  }
  if (after !== undefined && byDue) {
    conditions.push('(due_by, position) > (?, ?)');
    values.push(...readCursor<[number, number]>(after, ['number', 'number']));
  } else if (after !== undefined) {
    conditions.push('position > ?');
    values.push(...readCursor<[number]>(after, ['number']));
  }
  return { conditions, values };
}

/** The plus keeps a column from being looked up in an index: it is another one that is walked along. */
function rangesOf(tables: Tables, list: WorkList, query: Asked, leads: readonly Lead[]): Range[] {
  const units = query.unit === undefined ? undefined : unitsBelow(tables, query.unit);
  const statuses = statusesOf(list, query.status);
  const kept: Range[] = [
    ...(query.open === undefined ? [] : [['+open = ?', Number(query.open)] as const]),
    ...(statuses ? [['+status IN (SELECT value FROM json_each(?))', JSON.stringify(statuses)] as const] : []),
    ...(units ? [['+unit IN (SELECT value FROM json_each(?))', JSON.stringify(units)] as const] : []),
  ];
  if (leads.length > 0) return [all([...leads.map(({ sql, value }) => [sql, value] as const), ...kept])];
  // What has a deadline is few: it is walked along in the order of its days, or of one day before another.
  if (query.sort === 'due' || query.dueBefore !== undefined) {
    if (!units || units.length > MOST_RANGES) return [all([['due_by IS NOT NULL'], ...kept])];
    return units.map((unit) => all([['unit = ?', unit], ...kept.slice(0, -1)]));
  }
  const states: Range[] = statuses
    ? statuses.map((status) => ['status = ?', status])
    : [0, 1]
        .filter((open) => query.open === undefined || open === Number(query.open))
        .map((open) => ['open = ?', open]);
  const rest = kept.filter(([sql]) => !sql.startsWith(statuses ? '+status' : '+open'));
  if (!units && !statuses && query.open === undefined) return [all(rest)];
  if (!units || units.length * states.length > MOST_RANGES)
    return states.map((state) => all([state, ...rest]));
  return units.flatMap((unit) =>
    states.map((state) => all([['unit = ?', unit], state, ...rest.slice(0, -1)])),
  );
}

function all(ranges: readonly Range[]): Range {
  if (ranges.length === 0) return ['true'];
  return [ranges.map(([sql]) => sql).join(' AND '), ...ranges.flatMap(([, ...values]) => values)];
}

function statusesOf({ statuses }: WorkList, asked: readonly string[] | undefined): string[] | undefined {
  const unknown = asked?.find((status) => !statuses.includes(status));
  if (unknown !== undefined) {
    const message = `status must be one of ${statuses.join(', ')}, not "${unknown}"`;
    throw new ReadModelError('invalid-query', message, 'status');
  }
  return asked && [...new Set(asked)];
}

/** @throws ReadModelError `invalid-query` for what is no day */
export function dayOf(field: string, date: CalendarDate): number {
  if (isCalendarDate(date)) return toDay(date);
  throw new ReadModelError('invalid-query', `${field} must be a calendar date, not "${date}"`, field);
}
