import {
  entryStatuses,
  fromDayNumber,
  type Answer,
  type CalendarDate,
  type EntryData,
  type EntryStatus,
} from '#domain';
import type { MilliPoints } from '#scoring';
import { fromMillis, toDay } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';
import { withoutNulls } from '../without-nulls.js';
import { positionsAtOnce } from './at-once-positions.js';
import { positionsByStatus, type StatusTable } from './by-status.js';
import { ALL, pageOf, type Page } from './page.js';
import { postedByHand } from './posted-at-once.js';
import type { Tables } from './tables.js';

export interface EntriesQuery {
  readonly staff?: string;
  /** With everything below it. */
  readonly unit?: string;
  readonly period?: string;
  readonly status?: readonly EntryStatus[];
  readonly matter?: string;
  readonly indicator?: string;
  /** A person; of computed entries their rule. */
  readonly proposedBy?: string;
  readonly after?: string;
  readonly limit?: number;
}

/**
 * An entry and where it stands in its life; points in milli-points, times in UTC. `unit` and `post` are those of its
 * account.
 */
export interface EntryRow {
  readonly entryId: string;
  readonly period: string;
  readonly staff: string;
  readonly staffName: string | null;
  readonly unit: string;
  readonly post: string;
  readonly status: EntryStatus;
  readonly kind: EntryData['kind'];
  readonly indicator: string;
  readonly points: MilliPoints;
  readonly occurredOn: CalendarDate;
  readonly origin: EntryData['origin'];
  readonly rulebookVersion: number;
  readonly rule?: string;
  readonly record?: string;
  readonly process?: string;
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly matter?: string;
  readonly observation?: string;
  /** The returned entry that it replaces. */
  readonly revises?: string;
  /** The reversed entry that it stands for. */
  readonly corrects?: string;
  /** A person; of computed entries their rule. */
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly confirmedBy?: string;
  readonly confirmedAt?: string;
  /** Last day on which the person concerned may (or might) answer. */
  readonly answerBy?: CalendarDate;
  readonly answer?: Answer;
  readonly answeredAt?: string;
  /** Who decided on the dispute. */
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly postedAt?: string;
  readonly postedPosition?: number;
  /** Id of the reversal. */
  readonly reversedBy?: string;
  /** The accountability case that it follows from. */
  readonly case?: string;
  /** The appeal that it was reversed on. */
  readonly appeal?: string;
  /** Revision of the account's stream at the entry's last event. */
  readonly revision: number;
  /** Log position of the entry's first event: what lists are ordered by. */
  readonly position: number;
}

export const ENTRIES: StatusTable = {
  table: 'assessed_entry',
  statuses: entryStatuses,
  leads: {
    staff: 'staff',
    matter: 'matter',
    proposedBy: 'proposed_by',
    unit: 'unit',
    indicator: 'indicator',
    period: 'period',
  },
  others: {},
};

/** Entries with a life and manual ones, in the order in which they came; what rules posted at once is not among them. */
export function entries(tables: Tables, query: EntriesQuery = {}): Page<EntryRow> {
  for (const kind of ['staff', 'period'] as const) tables.require(kind, query[kind]);
  const { limit = ALL } = query;
  const found = [...positionsByStatus(tables, ENTRIES, query), ...positionsAtOnce(tables, query)];
  const page = pageOf(found.sort((a, b) => a - b).slice(0, limit + 1), limit, (position) => [position]);
  const at = 'position IN (SELECT value FROM json_each(?))';
  return { ...page, rows: entriesWhere(tables, at, JSON.stringify(page.rows)) };
}

/** Entries whose last day for an answer has passed before a day, and that wait for it still. */
export function pendingAnswers(
  tables: Tables,
  before: CalendarDate,
): { period: string; staff: string; entryId: string }[] {
  return tables.all(
    `SELECT period, staff, entry_id AS entryId FROM assessed_entry
     WHERE status = 'awaiting-answer' AND answer_by < ? ORDER BY answer_by, position`,
    dayOf(before),
  );
}

function dayOf(date: CalendarDate): number {
  try {
    return toDay(date);
  } catch {
    throw new ReadModelError('invalid-query', `before must be a calendar date, not "${date}"`, 'before');
  }
}

const COLUMNS = `entry_id AS entryId, period, assessed_entry.staff, name AS staffName, unit, post, status, kind,
  indicator, points, occurred_on AS occurredOn, origin, rulebook_version AS rulebookVersion, rule, record, process,
  reason, evidence, matter, observation, revises, corrects, proposed_by AS proposedBy, proposed_at AS proposedAt,
  confirmed_by AS confirmedBy, confirmed_at AS confirmedAt, answer_by AS answerBy, answer, answered_at AS answeredAt,
  decided_by AS decidedBy, decided_at AS decidedAt, posted_at AS postedAt, posted_position AS postedPosition,
  reversed_by AS reversedBy, case_id AS "case", reversal_appeal AS appeal, revision, position`;

/** A row as the table holds it. */
type StoredRow = {
  [K in keyof EntryRow]-?: undefined extends EntryRow[K]
    ? (K extends `${string}At` | 'answerBy' ? number : NonNullable<EntryRow[K]>) | null
    : K extends 'occurredOn' | 'proposedAt'
      ? number
      : K extends 'evidence'
        ? string
        : EntryRow[K];
};

/** Entries with a life, and those that people posted at once, that meet a condition on what both tables hold. */
export function entriesWhere(tables: Tables, condition: string, ...values: unknown[]): EntryRow[] {
  return [
    ...entriesWithLife(tables, condition, ...values),
    ...postedByHand(tables, condition, ...values),
  ].sort((a, b) => a.position - b.position);
}

export function entriesWithLife(tables: Tables, condition: string, ...values: unknown[]): EntryRow[] {
  return tables
    .all<StoredRow>(
      `SELECT ${COLUMNS} FROM assessed_entry LEFT JOIN staff_member ON staff_member.staff = assessed_entry.staff
       WHERE ${condition}`,
      ...values,
    )
    .map(entryRow);
}

function entryRow(row: StoredRow): EntryRow {
  const { staffName, occurredOn, evidence, proposedAt, confirmedAt, answeredAt, decidedAt, postedAt } = row;
  return {
    ...withoutNulls(row),
    staffName,
    occurredOn: fromDayNumber(occurredOn),
    evidence: JSON.parse(evidence) as string[],
    proposedAt: fromMillis(proposedAt),
    ...(confirmedAt !== null && { confirmedAt: fromMillis(confirmedAt) }),
    ...(row.answerBy !== null && { answerBy: fromDayNumber(row.answerBy) }),
    ...(answeredAt !== null && { answeredAt: fromMillis(answeredAt) }),
    ...(decidedAt !== null && { decidedAt: fromMillis(decidedAt) }),
    ...(postedAt !== null && { postedAt: fromMillis(postedAt) }),
  } as EntryRow;
}
