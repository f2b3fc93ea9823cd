import { DAYS_LATE, REGISTRATION_DELAY } from '../projections/process-control.js';
import { ReadModelError } from '../read-model-error.js';
import type { Tables } from './tables.js';

export const controlDimensions = ['unit', 'activity', 'staff', 'period'] as const;
export type ControlDimension = (typeof controlDimensions)[number];

export interface ProcessControlQuery {
  /** What to tell apart; nothing gives one row over everything. */
  readonly by?: readonly ControlDimension[];
  readonly unit?: string;
  readonly activity?: string;
  readonly staff?: string;
  readonly period?: string;
}

/** Exact quantiles over whole days: the smallest value that at least that share of the records do not exceed. */
export interface DayQuantiles {
  readonly p50: number;
  readonly p90: number;
  readonly max: number;
}

/** Counts are of work records; a share is null where there is nothing to take it of. */
export interface ControlRow {
  readonly unit?: string;
  readonly activity?: string;
  /** Null for records that name nobody. */
  readonly staff?: string | null;
  readonly period?: string;
  readonly records: number;
  /** Records with a plan, and those of them finished after it. */
  readonly planned: number;
  readonly late: number;
  readonly lateShare: number | null;
  /** Calendar days after the plan, over all records with one; negative is early. */
  readonly daysLate: DayQuantiles | null;
  /** Records of a step that had occurred in its process before. */
  readonly repeated: number;
  readonly reworkShare: number | null;
  readonly supervised: number;
  readonly selfSupervised: number;
  readonly selfSupervisionShare: number | null;
  /** Calendar days from taking effect to being finished, over all records that say when they took effect. */
  readonly registrationDelay: DayQuantiles | null;
}

type Counts = Record<'records' | 'planned' | 'late' | 'repeated' | 'supervised' | 'selfSupervised', number>;
type Key = Partial<Record<ControlDimension, string>>;
type DayCount = [days: number, records: number];

/** How the work went, told apart by any of unit, activity, staff member and period, in their order. */
export function processControl(tables: Tables, query: ProcessControlQuery): ControlRow[] {
  const by = controlDimensions.filter((dimension) => query.by?.includes(dimension));
  if (query.by?.some((one) => !controlDimensions.includes(one))) {
    throw new ReadModelError('invalid-query', `by may name ${controlDimensions.join(', ')}`, 'by');
  }
  for (const kind of ['unit', 'staff', 'period'] as const) tables.require(kind, query[kind]);
  const given = controlDimensions.filter((dimension) => query[dimension] !== undefined);
  const where = ['true', ...given.map((dimension) => `${dimension} = ?`)].join(' AND ');
  const values = given.map((dimension) => query[dimension]);
  const days = dayCounts(tables, by, where, values);
  const counts = tables.all<Counts & Key>(
    `SELECT ${[...by, ''].join()} sum(records) AS records, sum(planned) AS planned, sum(late) AS late,
       sum(repeated) AS repeated, sum(supervised) AS supervised, sum(self_supervised) AS selfSupervised
     FROM control_group WHERE ${where} ${clause('GROUP BY', by)} HAVING count(*) > 0 ${clause('ORDER BY', by)}`,
    ...values,
  );
  return counts.map((row) => controlRow(row, by, days.get(keyOf(row, by))));
}

function dayCounts(
  tables: Tables,
  by: readonly ControlDimension[],
  where: string,
  values: readonly unknown[],
): Map<string, DayCount[][]> {
  const columns = [...by, 'measure', 'days'];
  const rows = tables.all<Key & { measure: number; days: number; records: number }>(
    `SELECT ${columns.join()}, sum(control_days.records) AS records
     FROM control_group JOIN control_days ON group_id = id WHERE ${where}
     GROUP BY ${columns.join()} ORDER BY ${columns.join()}`,
    ...values,
  );
  const counts = new Map<string, DayCount[][]>();
  for (const row of rows) {
    const key = keyOf(row, by);
    if (!counts.has(key)) counts.set(key, [[], []]);
    counts.get(key)![row.measure]!.push([row.days, row.records]);
  }
  return counts;
}

function controlRow(
  counts: Counts & Key,
  by: readonly ControlDimension[],
  days: DayCount[][] = [[], []],
): ControlRow {
  const { records, planned, late, repeated, supervised, selfSupervised } = counts;
  const key = Object.fromEntries(
    by.map((one) => [one, one === 'staff' ? counts.staff || null : counts[one]]),
  );
  const delays = days[REGISTRATION_DELAY]!;
  return {
    ...key,
    records,
    planned,
    late,
    lateShare: share(late, planned),
    daysLate: quantiles(days[DAYS_LATE]!),
    repeated,
    reworkShare: share(repeated, records),
    supervised,
    selfSupervised,
    selfSupervisionShare: share(selfSupervised, supervised),
    registrationDelay: quantiles(delays),
  };
}

function quantiles(ascending: readonly DayCount[]): DayQuantiles | null {
  if (ascending.length === 0) return null;
  const records = ascending.reduce((sum, [, n]) => sum + n, 0);
  const at = (percent: number): number => {
    let reached = 0;
    return ascending.find(([, n]) => (reached += n) * 100 >= percent * records)![0];
  };
  return { p50: at(50), p90: at(90), max: at(100) };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const clause = (words: string, by: readonly string[]): string =>
  by.length === 0 ? '' : `${words} ${by.join()}`;
const keyOf = (row: Key, by: readonly ControlDimension[]): string =>
  JSON.stringify(by.map((one) => row[one]));
