import { fromDayNumber, isCalendarDate, type CalendarDate } from '#domain';
import { fromMillis, toDay } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';
import type { Tables } from './tables.js';

export interface UnitRow {
  readonly unit: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface PostRow {
  readonly post: string;
  readonly name: string;
  readonly unit: string;
  /** Whoever holds it heads the unit. */
  readonly heads: boolean;
}

/** Both days belong to the appointment; `to: null` is open. */
export interface AppointmentRow {
  readonly staff: string;
  readonly staffName: string | null;
  readonly post: string;
  readonly unit: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export interface PeriodRow {
  readonly period: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly rulebookVersion: number;
  readonly closed?: { readonly position: number; readonly recordedAt: string; readonly reason: string };
}

/** Every unit with its parent, or a unit and everything below it. */
export function units(tables: Tables, top?: string): UnitRow[] {
  if (top === undefined) return tables.all('SELECT unit, name, parent FROM unit ORDER BY unit');
  tables.require('unit', top);
  return tables.all(
    `${BELOW} SELECT unit, name, parent FROM unit JOIN below USING (unit) ORDER BY unit`,
    top,
  );
}

/**
 * Ids of a unit and everything below it.
 * @throws ReadModelError `not-found`
 */
export function unitsBelow(tables: Tables, top: string): string[] {
  tables.require('unit', top);
  return tables.column(`${BELOW} SELECT unit FROM below`, top);
}

const BELOW = `WITH RECURSIVE below (unit) AS (
  SELECT ? UNION SELECT child.unit FROM unit AS child JOIN below ON child.parent = below.unit)`;

export function posts(tables: Tables, unit?: string): PostRow[] {
  tables.require('unit', unit);
  const rows = tables.all<Omit<PostRow, 'heads'> & { heads: number }>(
    'SELECT post, name, unit, heads FROM post WHERE unit = coalesce(?, unit) ORDER BY post',
    unit ?? null,
  );
  return rows.map((row) => ({ ...row, heads: row.heads === 1 }));
}

/** Who held a post on a day, in the order in which they took it up. */
export function holders(tables: Tables, post: string, date: CalendarDate): AppointmentRow[] {
  tables.require('post', post);
  if (!isCalendarDate(date)) {
    throw new ReadModelError('invalid-query', `date must be a calendar date, not "${date}"`, 'date');
  }
  const day = toDay(date);
  return appointmentRows(
    tables,
    'post = ? AND first_day <= ? AND (last_day IS NULL OR last_day >= ?)',
    post,
    day,
    day,
  );
}

/** Every post a staff member holds or held, in the order in which they took it up. */
export function appointments(tables: Tables, staff: string): AppointmentRow[] {
  tables.require('staff', staff);
  return appointmentRows(tables, 'staff = ?', staff);
}

export function periods(tables: Tables): PeriodRow[] {
  const rows = tables.all<{
    period: string;
    first_day: number;
    last_day: number;
    rulebook_version: number;
    closed_position: number | null;
    closed_at: number;
    close_reason: string;
  }>('SELECT * FROM period ORDER BY first_day, period');
  return rows.map((row) => ({
    period: row.period,
    from: fromDayNumber(row.first_day),
    to: fromDayNumber(row.last_day),
    rulebookVersion: row.rulebook_version,
    ...(row.closed_position !== null && {
      closed: {
        position: row.closed_position,
        recordedAt: fromMillis(row.closed_at),
        reason: row.close_reason,
      },
    }),
  }));
}

function appointmentRows(tables: Tables, condition: string, ...values: unknown[]): AppointmentRow[] {
  const rows = tables.all<AppointmentRow & { from: number; to: number | null }>(
    `SELECT staff, name AS staffName, post, unit, first_day AS "from", last_day AS "to"
     FROM appointment LEFT JOIN staff_member USING (staff) WHERE ${condition} ORDER BY first_day, post, staff`,
    ...values,
  );
  return rows.map((row) => ({
    ...row,
    from: fromDayNumber(row.from),
    to: row.to === null ? null : fromDayNumber(row.to),
  }));
}
