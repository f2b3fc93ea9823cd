import { fromDayNumber } from '#domain';
import { fromMillis } from '../../moments.js';
import type { SanctionRecord } from '../../projections/casebook/sanction-book.js';
import { ReadModelError } from '../../read-model-error.js';
import type { Page } from '../page.js';
import type { Tables } from '../tables.js';
import type { SanctionsQuery } from './asked.js';
import { pageBy } from './page-by.js';
import { sanctionStandings, type SanctionRow, type SanctionStanding } from './rows.js';
import { dayOf } from './work-list.js';

const CONDITIONS: Readonly<Record<SanctionStanding, string>> = {
  'to-come': `status = 'standing' AND first_day > ?`,
  running: `status = 'standing' AND ? BETWEEN first_day AND last_day`,
  suspended: `status = 'suspended' AND ? IS NOT NULL`,
  spent: `(status = 'spent' OR (status = 'standing' AND last_day < ?))`,
  lifted: `status = 'lifted' AND ? IS NOT NULL`,
};

/** In the order in which they were imposed. */
export function sanctions(tables: Tables, query: SanctionsQuery): Page<SanctionRow> {
  const { staff, status } = query;
  tables.require('staff', staff);
  const today = dayOf('today', query.today);
  if (status !== undefined && !sanctionStandings.includes(status)) {
    throw new ReadModelError(
      'invalid-query',
      `status must be one of ${sanctionStandings.join(', ')}`,
      'status',
    );
  }
  const page = pageBy<SanctionRecord & { staffName: string | null }>(tables, {
    select: 'SELECT sanction.*, name AS staffName FROM sanction LEFT JOIN staff_member USING (staff)',
    conditions: [
      ...(staff === undefined ? [] : [{ sql: 'sanction.staff = ?', value: staff }]),
      ...(status === undefined ? [] : [{ sql: CONDITIONS[status], value: today }]),
    ],
    query,
  });
  return { ...page, rows: page.rows.map((row) => sanctionRow(row, today)) };
}

function standingOf({ status, first_day, last_day }: SanctionRecord, today: number): SanctionStanding {
  if (status !== 'standing') return status;
  if (today < first_day) return 'to-come';
  return last_day < today ? 'spent' : 'running';
}

const sanctionRow = (row: SanctionRecord & { staffName: string | null }, today: number): SanctionRow => ({
  case: row.case_id,
  sanction: row.sanction,
  staff: row.staff,
  staffName: row.staffName,
  unit: row.unit,
  rung: row.rung,
  status: standingOf(row, today),
  from: fromDayNumber(row.first_day),
  until: row.until_day === null ? null : fromDayNumber(row.until_day),
  ...(row.suspended_on !== null && { suspendedOn: fromDayNumber(row.suspended_on) }),
  reasons: row.reasons,
  imposedBy: row.imposed_by,
  imposedAt: fromMillis(row.imposed_at),
  ...(row.appeal !== null && { appeal: row.appeal }),
  position: row.position,
});
