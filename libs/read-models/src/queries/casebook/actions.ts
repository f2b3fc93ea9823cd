import { fromDayNumber } from '#domain';
import { fromMillis } from '../../moments.js';
import type { ActionRecord } from '../../projections/casebook/action-book.js';
import type { Page } from '../page.js';
import type { Tables } from '../tables.js';
import type { ActionsQuery } from './asked.js';
import { pageBy } from './page-by.js';
import type { ActionRow } from './rows.js';
import { dayOf, type Lead } from './work-list.js';

/** In the order in which they were ordered. What was done waits for its effect to be verified: it is not overdue. */
export function actions(tables: Tables, query: ActionsQuery): Page<ActionRow> {
  const { owner, open, overdueOn } = query;
  const conditions: Lead[] = [];
  if (owner !== undefined) conditions.push({ sql: 'owner = ?', value: owner });
  if (open !== undefined) conditions.push({ sql: `(status <> 'effective') = ?`, value: Number(open) });
  if (overdueOn !== undefined) {
    const day = dayOf('overdueOn', overdueOn);
    conditions.push({ sql: `status IN ('ordered', 'ineffective') AND due_by < ?`, value: day });
  }
  const page = pageBy<ActionRecord & { ownerName: string | null }>(tables, {
    select: `SELECT corrective_action.*, name AS ownerName FROM corrective_action
      LEFT JOIN staff_member ON staff_member.staff = owner`,
    conditions,
    query,
  });
  return { ...page, rows: page.rows.map(actionRow) };
}

const actionRow = (row: ActionRecord & { ownerName: string | null }): ActionRow => ({
  case: row.case_id,
  action: row.action,
  text: row.text,
  owner: row.owner,
  ownerName: row.ownerName,
  unit: row.unit,
  status: row.status,
  ...(row.due_by !== null && { dueBy: fromDayNumber(row.due_by) }),
  breached: row.breached === 1,
  repairs: JSON.parse(row.repairs) as string[],
  orderedBy: row.ordered_by,
  orderedAt: fromMillis(row.ordered_at),
  ...(row.completed_by !== null && {
    completedBy: row.completed_by,
    completedAt: fromMillis(row.completed_at!),
  }),
  ...(row.verified_by !== null && {
    verifiedBy: row.verified_by,
    verifiedOn: fromDayNumber(row.verified_on!),
  }),
  position: row.position,
});
