import { fromDayNumber, type CalendarDate, type ObservationNoted } from '#domain';
import { fromMillis } from '../moments.js';
import { observationStatuses, type ObservationStatus } from '../projections/open-statuses.js';
import { ReadModelError } from '../read-model-error.js';
import { withoutNulls } from '../without-nulls.js';
import { positionsByStatus, type StatusTable } from './by-status.js';
import { ALL, pageOf, type Page } from './page.js';
import type { Tables } from './tables.js';

export interface ObservationsQuery {
  readonly staff?: string;
  /** With everything below it. */
  readonly unit?: string;
  readonly period?: string;
  readonly status?: readonly ObservationStatus[];
  readonly tone?: ObservationNoted['data']['tone'];
  readonly notedBy?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** What somebody saw, and what became of it. Times in UTC. */
export interface ObservationRow {
  readonly observation: string;
  readonly status: ObservationStatus;
  readonly staff?: string;
  readonly staffName: string | null;
  readonly process?: string;
  readonly unit: string;
  readonly period: string;
  readonly tone: ObservationNoted['data']['tone'];
  readonly text: string;
  readonly occurredOn: CalendarDate;
  readonly evidence: readonly string[];
  readonly notedBy: string;
  readonly notedAt: string;
  readonly verifiedBy?: string;
  readonly verifiedAt?: string;
  readonly dismissedBy?: string;
  readonly dismissedAt?: string;
  readonly dismissalReason?: string;
  /** The entry that it matured into, and in whose account. */
  readonly entry?: { readonly entryId: string; readonly period: string; readonly staff: string };
  /** Revision of its stream at its last event. */
  readonly revision: number;
  readonly position: number;
}

const OBSERVATIONS: StatusTable = {
  table: 'observation',
  statuses: observationStatuses,
  leads: { staff: 'staff', notedBy: 'noted_by', unit: 'unit', period: 'period' },
  others: { tone: 'tone' },
};

/** In the order in which they were noted. */
export function observations(tables: Tables, query: ObservationsQuery = {}): Page<ObservationRow> {
  for (const kind of ['staff', 'period'] as const) tables.require(kind, query[kind]);
  const found = positionsByStatus(tables, OBSERVATIONS, query);
  const page = pageOf(found, query.limit ?? ALL, (position) => [position]);
  const at = 'position IN (SELECT value FROM json_each(?)) ORDER BY position';
  return { ...page, rows: observationsWhere(tables, at, JSON.stringify(page.rows)) };
}

/** @throws ReadModelError `not-found` */
export function observation(tables: Tables, id: string): ObservationRow {
  const [row] = observationsWhere(tables, 'observation = ?', id);
  if (row) return row;
  throw new ReadModelError('not-found', `there is no observation ${id}`, 'observation');
}

/** A row as the table holds it. */
type StoredRow = {
  [K in Exclude<keyof ObservationRow, 'entry'>]-?: undefined extends ObservationRow[K]
    ? (K extends `${string}At` ? number : NonNullable<ObservationRow[K]>) | null
    : K extends 'occurredOn' | 'notedAt'
      ? number
      : K extends 'evidence'
        ? string
        : ObservationRow[K];
} & { readonly entryId: string | null; readonly entryPeriod: string; readonly entryStaff: string };

function observationsWhere(tables: Tables, condition: string, value: unknown): ObservationRow[] {
  const rows = tables.all<StoredRow>(
    `SELECT observation, status, observation.staff, name AS staffName, process, unit, period, tone, text,
       occurred_on AS occurredOn, evidence, noted_by AS notedBy, noted_at AS notedAt, verified_by AS verifiedBy,
       verified_at AS verifiedAt, dismissed_by AS dismissedBy, dismissed_at AS dismissedAt,
       dismissal_reason AS dismissalReason, entry_id AS entryId, entry_period AS entryPeriod,
       entry_staff AS entryStaff, revision, position
     FROM observation LEFT JOIN staff_member ON staff_member.staff = observation.staff WHERE ${condition}`,
    value,
  );
  return rows.map(observationRow);
}

function observationRow(row: StoredRow): ObservationRow {
  const { notedAt, verifiedAt, dismissedAt, entryId, entryPeriod, entryStaff, ...rest } = row;
  return {
    ...withoutNulls(rest),
    staffName: row.staffName,
    occurredOn: fromDayNumber(row.occurredOn),
    evidence: JSON.parse(row.evidence) as string[],
    notedAt: fromMillis(notedAt),
    ...(verifiedAt !== null && { verifiedAt: fromMillis(verifiedAt) }),
    ...(dismissedAt !== null && { dismissedAt: fromMillis(dismissedAt) }),
    ...(entryId !== null && { entry: { entryId, period: entryPeriod, staff: entryStaff } }),
  } as ObservationRow;
}
