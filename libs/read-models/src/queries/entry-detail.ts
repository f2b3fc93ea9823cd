import type { Actor } from '#domain';
import { fromMillis } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';
import { entriesWithLife, type EntryRow } from './entries.js';
import { entryAtOnce, posterOf } from './posted-at-once.js';
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
  const [row] = entriesWithLife(
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

/** An entry that was posted at once: it lives in its account only, until somebody reverses it. */
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
  const { position, recordedAt, reversedPosition } = posted;
  const holder = {
    period,
    staff,
    staffName: staffName(tables, staff),
    unit: account.unit,
    post: account.post,
  };
  return {
    ...entryAtOnce(posted, holder),
    life: [
      { position, type: 'EntryPosted', at: fromMillis(recordedAt), by: posterOf(posted) },
      ...(reversedPosition === null ? [] : lifeOf(tables, reversedPosition)),
    ],
  };
}
