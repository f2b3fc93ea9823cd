import { fromDayNumber, type Actor } from '#domain';
import { fromMillis } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';
import { withoutNulls } from '../without-nulls.js';
import { entryAt, type EntryRow } from './entries.js';
import { postedEntry } from './posted-entries.js';
import { staffName } from './scores.js';
import type { Tables } from './tables.js';

/** One event of an entry's life. `text` is what was said: a reason, a statement, the evidence that was attached. */
export interface LifeStep {
  readonly position: number;
  readonly type: string;
  readonly at: string;
  readonly by: Actor;
  readonly text?: string;
}

export type EntryDetail = EntryRow & { readonly life: LifeStep[] };

/** @throws ReadModelError `not-found` */
export function entry(tables: Tables, period: string, staff: string, entryId: string): EntryDetail {
  const row = entryAt(
    tables,
    'period = ? AND assessed_entry.staff = ? AND entry_id = ?',
    period,
    staff,
    entryId,
  );
  const found = row
    ? { ...row, life: lifeOf(tables, row.position) }
    : postedAtOnce(tables, period, staff, entryId);
  if (found) return found;
  throw new ReadModelError('not-found', `there is no entry ${entryId} of ${staff} in ${period}`, 'entry');
}

function lifeOf(tables: Tables, entry: number): LifeStep[] {
  const rows = tables.all<{
    position: number;
    type: string;
    at: number;
    actor: string;
    text: string | null;
  }>('SELECT position, type, at, actor, text FROM entry_life WHERE entry = ? ORDER BY position', entry);
  return rows.map(({ position, type, at, actor, text }) => ({
    position,
    type,
    at: fromMillis(at),
    by: JSON.parse(actor) as Actor,
    ...(text !== null && { text }),
  }));
}

/** An entry that a rule posted at once: it lives in its account only, until somebody reverses it. */
function postedAtOnce(
  tables: Tables,
  period: string,
  staff: string,
  entryId: string,
): EntryDetail | undefined {
  const account = tables.first<{ id: number; unit: string; post: string }>(
    'SELECT id, unit, post FROM account WHERE period = ? AND staff = ?',
    period,
    staff,
  );
  const posted = account && postedEntry(tables, account.id, entryId);
  if (!posted) return undefined;
  const {
    position,
    rulebookVersion,
    rule,
    record,
    process,
    matter,
    corrects,
    case: id,
    reversedPosition,
  } = posted;
  const at = fromMillis(posted.recordedAt);
  const proposedBy = rule ?? posted.origin;
  return {
    entryId,
    period,
    staff,
    staffName: staffName(tables, staff),
    unit: account.unit,
    post: account.post,
    status: reversedPosition === null ? 'posted' : 'reversed',
    kind: posted.kind,
    indicator: posted.indicator,
    points: posted.points,
    occurredOn: fromDayNumber(posted.occurredOn),
    origin: posted.origin,
    rulebookVersion,
    ...withoutNulls({ rule, record, process, matter, corrects, case: id, appeal: posted.reversalAppeal }),
    reason: posted.reason,
    evidence: JSON.parse(posted.evidence) as string[],
    proposedBy,
    proposedAt: at,
    postedAt: at,
    postedPosition: position,
    ...(reversedPosition !== null && { reversedBy: posted.reversalId }),
    revision: posted.revision,
    position,
    life: [
      { position, type: 'EntryPosted', at, by: { kind: 'rule', id: proposedBy, rulebookVersion } },
      ...(reversedPosition === null ? [] : lifeOf(tables, reversedPosition)),
    ],
  };
}
