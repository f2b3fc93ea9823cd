import { fromDayNumber, type CaseRef, type DeclaredDay } from '#domain';
import { fromMillis } from '../../moments.js';
import type { ExperimentRecord } from '../../projections/casebook/surroundings.js';
import { refKey } from '../../projections/casebook/work.js';
import { ReadModelError } from '../../read-model-error.js';
import type { Page } from '../page.js';
import type { Tables } from '../tables.js';
import type { CalendarQuery, ExperimentsQuery, ToleranceQuery } from './asked.js';
import { pageBy } from './page-by.js';
import type { CaseReading, ExperimentRow, ToleranceRow } from './rows.js';
import { dayOf, type Lead } from './work-list.js';

/** In the order in which they were registered. */
export function experiments(tables: Tables, query: ExperimentsQuery): Page<ExperimentRow> {
  const conditions: Lead[] = [];
  if (query.on !== undefined)
    conditions.push({ sql: '? BETWEEN first_day AND last_day', value: dayOf('on', query.on) });
  const page = pageBy<ExperimentRecord>(tables, { select: 'SELECT * FROM experiment', conditions, query });
  return { ...page, rows: page.rows.map(experimentRow) };
}

/** @throws ReadModelError `not-found` */
export function experiment(tables: Tables, id: string): ExperimentRow {
  const row = tables.first<ExperimentRecord>('SELECT * FROM experiment WHERE experiment = ?', id);
  if (row) return experimentRow(row);
  throw new ReadModelError('not-found', `there is no experiment ${id}`, 'experiment');
}

const experimentRow = (row: ExperimentRecord): ExperimentRow => ({
  experiment: row.experiment,
  unit: row.unit,
  title: row.title,
  purpose: row.purpose,
  safeguards: row.safeguards,
  from: fromDayNumber(row.first_day),
  to: fromDayNumber(row.last_day),
  participants: JSON.parse(row.participants) as string[],
  registeredBy: row.registered_by,
  registeredAt: fromMillis(row.registered_at),
  ...(row.approved_by !== null && {
    approvedBy: row.approved_by,
    approvedOn: fromDayNumber(row.approved_on!),
  }),
  position: row.position,
  revision: row.revision,
});

/** Honest mistakes, in the order in which nobody was held to them. */
export function toleranceFile(tables: Tables, query: ToleranceQuery): Page<ToleranceRow> {
  const conditions: Lead[] = [];
  if (query.staff !== undefined) conditions.push({ sql: 'tolerance.staff = ?', value: query.staff });
  if (query.experiment !== undefined)
    conditions.push({ sql: 'tolerance.experiment = ?', value: query.experiment });
  const page = pageBy<Omit<ToleranceRow, 'occurredOn' | 'grantedAt'> & { day: number; at: number }>(tables, {
    select: `SELECT * FROM (
      SELECT case_id AS "case", tolerance.staff, name AS staffName, tolerance.experiment,
        experiment.title AS experimentTitle, tolerance.unit, occurred_on AS day, inexperience, exploration,
        common_good AS commonGood, granted_by AS grantedBy, granted_at AS at, tolerance.position
      FROM tolerance LEFT JOIN staff_member USING (staff)
        LEFT JOIN experiment ON experiment.experiment = tolerance.experiment) AS tolerance`,
    conditions,
    query,
  });
  const rows = page.rows.map(({ day, at, position, ...row }): ToleranceRow => ({
    ...row,
    occurredOn: fromDayNumber(day),
    grantedAt: fromMillis(at),
    position,
  }));
  return { ...page, rows };
}

export function calendarDays(tables: Tables, { from, to }: CalendarQuery): DeclaredDay[] {
  const rows = tables.all<{ day: number; working: number; name: string }>(
    'SELECT day, working, name FROM calendar_day WHERE day BETWEEN ? AND ? ORDER BY day',
    from === undefined ? Number.MIN_SAFE_INTEGER : dayOf('from', from),
    to === undefined ? Number.MAX_SAFE_INTEGER : dayOf('to', to),
  );
  return rows.map(({ day, working, name }) => ({ date: fromDayNumber(day), working: working === 1, name }));
}

/** In the order of the log. */
export function caseFileReads(tables: Tables, of: CaseRef): CaseReading[] {
  const rows = tables.all<{
    readBy: string;
    role: string | null;
    what: CaseReading['what'];
    at: number;
    position: number;
  }>(
    'SELECT read_by AS readBy, role, what, at, position FROM case_reading WHERE ref = ? ORDER BY position',
    refKey(of),
  );
  return rows.map(({ readBy, role, what, at, position }) => ({
    readBy,
    ...(role !== null && { role }),
    what,
    at: fromMillis(at),
    position,
  }));
}
