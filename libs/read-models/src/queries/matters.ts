import { fromDayNumber, isCalendarDate, type CalendarDate } from '#domain';
import { fromMillis, toDay } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';
import { withoutNulls } from '../without-nulls.js';
import { entriesWhere, type EntryRow } from './entries.js';
import { ALL, checkLimit, pageOf, readCursor, type Page } from './page.js';
import type { Tables } from './tables.js';

export interface MattersQuery {
  /** First and last day on which a matter may have happened. */
  readonly occurredFrom?: CalendarDate;
  readonly occurredTo?: CalendarDate;
  readonly after?: string;
  readonly limit?: number;
}

/** A happening in the world that entries are about. */
export interface MatterRow {
  readonly matter: string;
  readonly title: string;
  readonly occurredOn: CalendarDate;
  readonly process?: string;
  /** Id of whoever opened it. */
  readonly openedBy: string;
  readonly openedAt: string;
  readonly position: number;
  readonly revision: number;
}

/** With every entry that was ever proposed or posted for it, in the order in which they came. */
export type MatterDetail = MatterRow & { readonly entries: EntryRow[] };

type StoredRow = Omit<MatterRow, 'occurredOn' | 'process' | 'openedAt'> & {
  readonly occurredOn: number;
  readonly process: string | null;
  readonly openedAt: number;
};

const MATTER = `SELECT matter, title, occurred_on AS occurredOn, process, opened_by AS openedBy,
  opened_at AS openedAt, position, revision FROM matter`;

/** By day, then in the order of the log. */
export function matters(tables: Tables, query: MattersQuery = {}): Page<MatterRow> {
  const { limit = ALL } = query;
  checkLimit(limit);
  const from = dayOf('occurredFrom', query.occurredFrom) ?? Number.MIN_SAFE_INTEGER;
  const to = dayOf('occurredTo', query.occurredTo) ?? Number.MAX_SAFE_INTEGER;
  const [day, position] =
    query.after === undefined
      ? [Number.MIN_SAFE_INTEGER, 0]
      : readCursor<[number, number]>(query.after, ['number', 'number']);
  const rows = tables.all<StoredRow>(
    `${MATTER} WHERE (occurred_on, position) > (?, ?) AND occurred_on BETWEEN ? AND ?
     ORDER BY occurred_on, position LIMIT ?`,
    day,
    position,
    from,
    to,
    limit === ALL ? -1 : limit + 1,
  );
  const page = pageOf(rows, limit, (row) => [row.occurredOn, row.position]);
  return { ...page, rows: page.rows.map(matterRow) };
}

/** @throws ReadModelError `not-found` */
export function matter(tables: Tables, id: string): MatterDetail {
  const row = tables.first<StoredRow>(`${MATTER} WHERE matter = ?`, id);
  if (!row) throw new ReadModelError('not-found', `there is no matter ${id}`, 'matter');
  return { ...matterRow(row), entries: entriesWhere(tables, 'matter = ?', id) };
}

function matterRow(row: StoredRow): MatterRow {
  return {
    ...withoutNulls(row),
    occurredOn: fromDayNumber(row.occurredOn),
    openedAt: fromMillis(row.openedAt),
  } as MatterRow;
}

function dayOf(field: string, date: CalendarDate | undefined): number | undefined {
  if (date === undefined || isCalendarDate(date)) return date === undefined ? undefined : toDay(date);
  throw new ReadModelError('invalid-query', `${field} must be a calendar date, not "${date}"`, field);
}
