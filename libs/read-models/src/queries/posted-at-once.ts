import { fromDayNumber, type Actor } from '#domain';
import { fromMillis } from '../moments.js';
import { withoutNulls } from '../without-nulls.js';
import type { EntryRow } from './entries.js';
import { POSTED, type PostedRow } from './posted-entries.js';
import type { Tables } from './tables.js';

/** Whose account an entry is in. */
export interface Holder {
  readonly period: string;
  readonly staff: string;
  readonly staffName: string | null;
  readonly unit: string;
  readonly post: string;
}

/** What people posted at once: of their entries those that were never proposed. */
export const BY_HAND = `origin = 'manual' AND NOT EXISTS (SELECT 1 FROM assessed_entry AS life
  WHERE life.period = account.period AND life.staff = account.staff AND life.entry_id = entry.entry_id)`;

/** What people posted at once and meets a condition on `entry` and `account`, in the order of the log. */
export function postedByHand(tables: Tables, condition: string, ...values: unknown[]): EntryRow[] {
  return tables
    .all<PostedRow & Holder>(
      `SELECT ${POSTED}, account.period, account.staff, name AS staffName, unit, post
       FROM entry CROSS JOIN account ON account.id = entry.account
         LEFT JOIN staff_member ON staff_member.staff = account.staff
       WHERE ${BY_HAND} AND ${condition} ORDER BY position`,
      ...values,
    )
    .map((row) => entryAtOnce(row, row));
}

/** An entry that was posted at once, as one that had a life is told. */
export function entryAtOnce(posted: PostedRow, { period, staff, staffName, unit, post }: Holder): EntryRow {
  const { position, rule, record, process, matter, corrects, reversedPosition } = posted;
  const at = fromMillis(posted.recordedAt);
  return {
    entryId: posted.entryId,
    period,
    staff,
    staffName,
    unit,
    post,
    status: reversedPosition === null ? 'posted' : 'reversed',
    kind: posted.kind,
    indicator: posted.indicator,
    points: posted.points,
    occurredOn: fromDayNumber(posted.occurredOn),
    origin: posted.origin,
    rulebookVersion: posted.rulebookVersion,
    ...withoutNulls({ rule, record, process, matter, corrects }),
    ...withoutNulls({ case: posted.case, appeal: posted.reversalAppeal }),
    reason: posted.reason,
    evidence: JSON.parse(posted.evidence) as string[],
    proposedBy: posterOf(posted).id,
    proposedAt: at,
    postedAt: at,
    postedPosition: position,
    ...(reversedPosition !== null && { reversedBy: posted.reversalId }),
    revision: posted.revision,
    position,
  };
}

/** Who posted it: a person, or the rule of a computed entry. */
export function posterOf({ actor, rule, origin, rulebookVersion }: PostedRow): Actor {
  if (actor !== null) return JSON.parse(actor) as Actor;
  return { kind: 'rule', id: rule ?? origin, rulebookVersion };
}
