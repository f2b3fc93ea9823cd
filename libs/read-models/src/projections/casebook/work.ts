import {
  addDays,
  takeDeadline,
  type CaseRef,
  type Deadlines,
  type DeadlineEvent,
  type DeadlineName,
  type OpenDeadline,
} from '#domain';
import { toDay } from '../../moments.js';

/** What appeals and cases have in common in their tables: their deadlines, and what is due. */
export interface Work {
  readonly position: number;
  readonly unit: string;
  open: number;
  deadlines: string;
  due_deadline: string | null;
  due_by: number | null;
  due_warn_on: number | null;
  due_breached: number | null;
  act_on: number | null;
  decided_on: number | null;
  revision: number;
}

export const WORK_COLUMNS = [
  'deadlines',
  'due_deadline',
  'due_by',
  'due_warn_on',
  'due_breached',
  'act_on',
  'decided_on',
  'revision',
] as const;

export const newWork = (revision: number): Pick<Work, (typeof WORK_COLUMNS)[number]> => ({
  deadlines: '{}',
  due_deadline: null,
  due_by: null,
  due_warn_on: null,
  due_breached: null,
  act_on: null,
  decided_on: null,
  revision,
});

export const readDeadlines = (json: string): Deadlines =>
  new Map(Object.entries(JSON.parse(json) as Record<string, OpenDeadline>));

/** As the deed of a deadline leaves them. */
export function withDeadlineEvent(json: string, event: DeadlineEvent): string {
  const deadlines = readDeadlines(json);
  takeDeadline(deadlines, event);
  return write(deadlines);
}

export function withoutDeadlines(json: string, ends: (name: DeadlineName) => boolean): string {
  const deadlines = readDeadlines(json);
  for (const name of deadlines.keys()) if (ends(name as DeadlineName)) deadlines.delete(name);
  return write(deadlines);
}

const write = (deadlines: Deadlines): string => JSON.stringify(Object.fromEntries(deadlines));

/** Tells anew what is due. While the clock stands nothing is. */
export function tellDue(work: Work, clockRuns: boolean): void {
  const open = clockRuns && work.deadlines !== '{}' ? [...readDeadlines(work.deadlines)] : [];
  const [first] = open.sort(([, a], [, b]) => (a.dueBy < b.dueBy ? -1 : a.dueBy > b.dueBy ? 1 : 0));
  work.due_deadline = first ? first[0] : null;
  work.due_by = first ? toDay(first[1].dueBy) : null;
  work.due_warn_on = first ? toDay(first[1].warnOn) : null;
  work.due_breached = first ? Number(first[1].breached) : null;
  const days = open.flatMap(([, deadline]) => nextDayOf(deadline) ?? []);
  work.act_on = days.length === 0 ? null : Math.min(...days);
}

/** The next day on which something has to be said of a deadline. */
function nextDayOf({ warned, breached, warnOn, dueBy }: OpenDeadline): number | undefined {
  if (breached) return undefined;
  return toDay(warned ? addDays(dueBy, 1) : warnOn);
}

/** Names a case in tables. */
export const refKey = (of: CaseRef): string =>
  JSON.stringify(of.kind === 'appeal' ? ['appeal', of.staff, of.appeal] : ['accountability', of.case]);
