import {
  appealStatuses,
  fromDayNumber,
  type AppealSubject,
  type CalendarDate,
  type CaseRef,
  type DeadlineName,
  type Disposition,
} from '#domain';
import { fromMillis } from '../../moments.js';
import { panelOf } from '../../projections/casebook/appeal-panel.js';
import type { AppealRecord } from '../../projections/casebook/appeal-record.js';
import type { IssueRecord } from '../../projections/casebook/appeal-book.js';
import type { Work } from '../../projections/casebook/work.js';
import type { Page } from '../page.js';
import type { Tables } from '../tables.js';
import type { AppealsQuery } from './asked.js';
import { namesOf } from './names.js';
import type { AppealIssueRow, AppealRow, Due } from './rows.js';
import { dayOf, workPage, type Lead } from './work-list.js';

const LIST = { table: 'appeal', statuses: appealStatuses } as const;

/** In the order in which they were filed, or by what is due first. */
export function appeals(tables: Tables, query: AppealsQuery): Page<AppealRow> {
  tables.require('staff', query.staff);
  const leads: Lead[] = [];
  if (query.staff !== undefined) leads.push({ sql: 'staff = ?', value: query.staff });
  else if (query.member !== undefined) leads.push({ sql: sitsOn(query.open), value: query.member });
  const others: Lead[] = [];
  if (query.staff !== undefined && query.member !== undefined)
    others.push({ sql: sitsOn(undefined), value: query.member });
  if (query.barred !== undefined) others.push({ sql: NOT_BARRED, value: query.barred });
  const page = workPage(tables, LIST, query, leads, others);
  const today = query.today === undefined ? undefined : dayOf('today', query.today);
  return { ...page, rows: appealsAt(tables, page.rows, today) };
}

const sitsOn = (open: boolean | undefined): string =>
  `position IN (SELECT position FROM appeal_person WHERE person = ? AND sits = 1${
    open === undefined ? '' : ` AND open = ${Number(open)}`
  })`;

const NOT_BARRED = `NOT EXISTS (
  SELECT 1 FROM appeal_person AS one WHERE one.person = ? AND one.position = work.position AND one.barred = 1)`;

/** Who was recused from an appeal for good, or is challenged and that is not decided. Nobody is barred from a case. */
export function barredFrom(tables: Tables, of: CaseRef): string[] {
  if (of.kind !== 'appeal') return [];
  return tables.column(
    `SELECT person FROM appeal_person WHERE barred = 1
     AND position = (SELECT position FROM appeal WHERE staff = ? AND appeal = ?) ORDER BY person`,
    of.staff,
    of.appeal,
  );
}

/** From an appeal, or from what is about others in a case that names them. */
export const barredSomewhere = (tables: Tables, person: string): boolean =>
  tables.first(
    `SELECT 1 FROM appeal_person WHERE person = ? AND barred = 1
     UNION ALL SELECT 1 FROM case_person WHERE person = ? LIMIT 1`,
    person,
    person,
  ) !== undefined;

/** @param positions in the order in which the rows are wanted */
function appealsAt(tables: Tables, positions: readonly number[], today: number | undefined): AppealRow[] {
  const at = JSON.stringify(positions);
  const rows = tables.all<AppealRecord>(
    'SELECT * FROM appeal WHERE position IN (SELECT value FROM json_each(?))',
    at,
  );
  const issues = Map.groupBy(
    tables.all<IssueRecord>(
      'SELECT * FROM appeal_issue WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position, issue',
      at,
    ),
    ({ position }) => position,
  );
  const nameOf = namesOf(
    tables,
    rows.map(({ staff }) => staff),
  );
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return positions.map((position) => {
    const row = byPosition.get(position)!;
    return appealRow(row, issues.get(position) ?? [], nameOf(row.staff), today);
  });
}

function appealRow(
  row: AppealRecord,
  issues: readonly IssueRecord[],
  staffName: string | null,
  today: number | undefined,
): AppealRow {
  return {
    staff: row.staff,
    staffName,
    appeal: row.appeal,
    unit: row.unit,
    status: row.status,
    instance: row.instance as 1 | 2,
    outOfTime: row.out_of_time === 1,
    held: row.held === 1,
    stayed: row.stayed === 1,
    extended: row.extended === 1,
    filedOn: fromDayNumber(row.filed_on),
    filedAt: fromMillis(row.filed_at),
    issues: issues.map(issueRow),
    ...(row.chair !== null && { chair: row.chair }),
    panel: panelOf(row),
    ...workMembers(row, row.filed_on, today),
    position: row.position,
    revision: row.revision,
  };
}

const issueRow = ({ issue, subject, grounds, disposition }: IssueRecord): AppealIssueRow => ({
  issue,
  subject: JSON.parse(subject) as AppealSubject,
  grounds,
  ...(disposition !== null && { disposition: disposition as Disposition }),
});

/** What rows of appeals and cases have in common. @param begun the day from which their age counts */
export function workMembers(
  work: Work,
  begun: number,
  today: number | undefined,
): { due?: Due; decidedOn?: CalendarDate; ageDays?: number } {
  return {
    ...(work.due_by !== null && {
      due: {
        deadline: work.due_deadline as DeadlineName,
        dueBy: fromDayNumber(work.due_by),
        breached: work.due_breached === 1,
      },
    }),
    ...(work.decided_on !== null && { decidedOn: fromDayNumber(work.decided_on) }),
    ...(today !== undefined && work.open === 1 && { ageDays: today - begun }),
  };
}
