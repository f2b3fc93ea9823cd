import { caseStatuses, fromDayNumber, type CaseSource } from '#domain';
import { fromMillis } from '../../moments.js';
import { personsOf, type CaseRecord } from '../../projections/casebook/case-record.js';
import type { Page } from '../page.js';
import type { Tables } from '../tables.js';
import { workMembers } from './appeals.js';
import type { CasesQuery } from './asked.js';
import { namesOf } from './names.js';
import type { CaseRow } from './rows.js';
import { dayOf, workPage, type Lead } from './work-list.js';

const LIST = { table: 'accountability_case', statuses: caseStatuses } as const;

const LEADS = {
  person: 'position IN (SELECT position FROM case_person WHERE person = ? AND named = 1)',
  investigator: 'investigator = ?',
  process: 'process = ?',
} as const;

/** In the order in which they were opened, or by what is due first. */
export function cases(tables: Tables, query: CasesQuery): Page<CaseRow> {
  const leads = Object.entries(LEADS).flatMap(([name, sql]): Lead[] => {
    const value = query[name as keyof typeof LEADS];
    return value === undefined ? [] : [{ sql, value }];
  });
  const page = workPage(tables, LIST, query, leads);
  const today = query.today === undefined ? undefined : dayOf('today', query.today);
  const rows = tables.all<CaseRecord>(
    'SELECT * FROM accountability_case WHERE position IN (SELECT value FROM json_each(?))',
    JSON.stringify(page.rows),
  );
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  const nameOf = namesOf(
    tables,
    rows.flatMap((row) => personsOf(row).map(({ staff }) => staff)),
  );
  const { reader } = query;
  const named = reader === undefined ? new Set<number>() : casesNaming(tables, reader, page.rows);
  return {
    ...page,
    rows: page.rows.map((position) => {
      const row = caseRow(byPosition.get(position)!, nameOf, today);
      return named.has(position) ? ownRow(tables, row, reader!) : row;
    }),
  };
}

/** Those of the cases at these positions in which somebody was ever named. */
const casesNaming = (tables: Tables, person: string, positions: readonly number[]): Set<number> =>
  new Set(
    tables.column<number>(
      'SELECT position FROM case_person WHERE person = ? AND position IN (SELECT value FROM json_each(?))',
      person,
      JSON.stringify(positions),
    ),
  );

/** What whoever is named in a case is told of it in a list: of persons and sanctions only their own. */
const ownRow = (tables: Tables, row: CaseRow, person: string): CaseRow => ({
  ...row,
  persons: row.persons.filter(({ staff }) => staff === person),
  sanctions: tables.first<{ n: number }>(
    'SELECT COUNT(*) AS n FROM sanction WHERE case_id = ? AND staff = ?',
    row.case,
    person,
  )!.n,
});

function caseRow(row: CaseRecord, nameOf: (id: string) => string | null, today: number | undefined): CaseRow {
  return {
    case: row.case_id,
    title: row.title,
    status: row.status,
    source: JSON.parse(row.source) as CaseSource,
    unit: row.unit,
    ...(row.process !== null && { process: row.process }),
    occurredOn: fromDayNumber(row.occurred_on),
    openedOn: fromDayNumber(row.opened_on),
    openedAt: fromMillis(row.opened_at),
    openedBy: row.opened_by,
    ...(row.investigator !== null && { investigator: row.investigator }),
    persons: personsOf(row).map(({ staff, part, share, liable }) => ({
      staff,
      name: nameOf(staff),
      part,
      ...(share !== undefined && { share }),
      ...(liable !== undefined && { liable }),
    })),
    ...workMembers(row, row.opened_on, today),
    sanctions: row.sanctions,
    actionsOpen: row.actions_open,
    position: row.position,
    revision: row.revision,
  };
}
