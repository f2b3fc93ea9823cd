import { appealStatuses, caseStatuses } from '#domain';
import { openAppealStatuses } from '../../projections/casebook/appeal-record.js';
import { unitsBelow } from '../organization.js';
import type { Tables } from '../tables.js';
import type { CasebookFigures, CasebookQuery, DecisionDays, WorkFigures } from './asked.js';
import { dayOf } from './work-list.js';

/** Last days of the steps by which ages are counted. */
const AGES = [7, 14, 30, 60, 90, 180];

/** @throws ReadModelError `invalid-query` and `not-found`, naming the field */
export function casebook(tables: Tables, query: CasebookQuery): CasebookFigures {
  const today = dayOf('today', query.today);
  const within = unitsOf(tables, query.unit);
  const days = decisionDays(tables, within);
  const ofCases = days('case');
  return {
    appeals: {
      ...counted(countsOf(tables, within, 'appeal'), appealStatuses, openAppealStatuses),
      ...openFigures(tables, within, 'appeal', 'filed_on', today),
    },
    cases: {
      ...counted(
        countsOf(tables, within, 'case'),
        caseStatuses,
        caseStatuses.filter((status) => status !== 'closed'),
      ),
      ...openFigures(tables, within, 'accountability_case', 'opened_on', today),
    },
    decisionDays: ([1, 2] as const).flatMap((instance) => {
      const ofInstance = days(`appeal-${instance}`);
      return ofInstance ? [{ instance, ...ofInstance }] : [];
    }),
    ...(ofCases && { caseDecisionDays: ofCases }),
    sanctions: sanctionFigures(tables, within, today),
    actions: actionFigures(tables, within, today),
  };
}

/** Units as a condition; what is counted once for all of them stands under ''. */
interface Within {
  readonly counters: string;
  readonly rows: string;
}

function unitsOf(tables: Tables, unit: string | undefined): Within {
  const units = unit === undefined ? undefined : unitsBelow(tables, unit);
  if (!units || units.length === tables.first<{ n: number }>('SELECT count(*) AS n FROM unit')!.n)
    return { counters: '[""]', rows: '' };
  return { counters: JSON.stringify(units), rows: JSON.stringify(units) };
}

const inUnits = ({ rows }: Within): string =>
  rows === '' ? '' : 'AND unit IN (SELECT value FROM json_each(?))';
const unitValues = ({ rows }: Within): string[] => (rows === '' ? [] : [rows]);

/** How many of a kind stand in a status. */
function countsOf(tables: Tables, { counters }: Within, kind: string): (status: string) => number {
  const rows = tables.all<{ status: string; n: number }>(
    `SELECT status, sum(n) AS n FROM casework_count
     WHERE kind = ? AND unit IN (SELECT value FROM json_each(?)) GROUP BY status`,
    kind,
    counters,
  );
  const counts = new Map(rows.map(({ status, n }) => [status, n]));
  return (status) => counts.get(status) ?? 0;
}

function counted(
  n: (status: string) => number,
  statuses: readonly string[],
  open: readonly string[],
): Pick<WorkFigures, 'open' | 'byStatus'> {
  return {
    open: open.reduce((sum, status) => sum + n(status), 0),
    byStatus: Object.fromEntries(statuses.flatMap((status) => (n(status) > 0 ? [[status, n(status)]] : []))),
  };
}

/** One walk along the index that holds what is open; the time to escalate is nobody's duty. */
function openFigures(
  tables: Tables,
  within: Within,
  table: 'appeal' | 'accountability_case',
  begun: 'filed_on' | 'opened_on',
  today: number,
): Pick<WorkFigures, 'byAge' | 'overdue' | 'dueSoon'> {
  const ages = AGES.map((_, index) => `sum(${begun} >= ?) AS age${index}`);
  const figures = tables.first<Record<string, number | null>>(
    `SELECT count(*) AS n, ${ages.join()},
       sum(due_by < ? AND due_deadline <> 'escalation') AS overdue,
       sum(due_by >= ? AND due_warn_on <= ? AND due_deadline <> 'escalation') AS dueSoon
     FROM ${table} INDEXED BY ${table}_figures WHERE open = 1 ${inUnits(within)}`,
    ...AGES.map((age) => today - age),
    today,
    today,
    today,
    ...unitValues(within),
  )!;
  const reached = [...AGES.map((_, index) => figures[`age${index}`] ?? 0), figures['n']!];
  return {
    byAge: reached.map((n, index) => ({ upTo: AGES[index] ?? null, n: n - (reached[index - 1] ?? 0) })),
    overdue: figures['overdue'] ?? 0,
    dueSoon: figures['dueSoon'] ?? 0,
  };
}

function decisionDays(tables: Tables, { counters }: Within): (kind: string) => DecisionDays | undefined {
  const rows = tables.all<{ kind: string; days: number; n: number }>(
    `SELECT kind, days, sum(n) AS n FROM decision_days WHERE kind IN ('appeal-1', 'appeal-2', 'case')
       AND unit IN (SELECT value FROM json_each(?)) GROUP BY kind, days ORDER BY kind, days`,
    counters,
  );
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return (kind) => {
    const ascending = byKind.get(kind);
    return ascending && quantiles(ascending);
  };
}

function quantiles(ascending: readonly { days: number; n: number }[]): DecisionDays {
  const n = ascending.reduce((sum, one) => sum + one.n, 0);
  const at = (percent: number): number => {
    let reached = 0;
    return ascending.find((one) => (reached += one.n) * 100 >= percent * n)!.days;
  };
  return { n, median: at(50), p90: at(90), p95: at(95), max: at(100) };
}

/** What stands is looked at one by one; what has ended is counted already. */
function sanctionFigures(tables: Tables, within: Within, today: number): CasebookFigures['sanctions'] {
  const n = countsOf(tables, within, 'sanction');
  const { running, coming } = tables.first<{ running: number; coming: number }>(
    `SELECT count(*) FILTER (WHERE first_day <= ?) AS running, count(*) FILTER (WHERE first_day > ?) AS coming
     FROM sanction WHERE status = 'standing' AND last_day >= ? ${inUnits(within)}`,
    today,
    today,
    today,
    ...unitValues(within),
  )!;
  return {
    'to-come': coming,
    running,
    suspended: n('suspended'),
    spent: n('spent') + n('standing') - running - coming,
    lifted: n('lifted'),
  };
}

function actionFigures(tables: Tables, within: Within, today: number): CasebookFigures['actions'] {
  const n = countsOf(tables, within, 'action');
  const { overdue } = tables.first<{ overdue: number }>(
    `SELECT count(*) AS overdue FROM corrective_action
     WHERE status IN ('ordered', 'ineffective') AND due_by < ? ${inUnits(within)}`,
    today,
    ...unitValues(within),
  )!;
  return {
    open: n('ordered') + n('completed') + n('ineffective'),
    overdue,
    effective: n('effective'),
  };
}
