import {
  isWithheld,
  type Actor,
  type Authority,
  type CalendarDate,
  type EntryPosted,
  type EntryReversed,
  type RecordedEvent,
} from '#domain';
import { decodeEvent } from '#processing';
import type { LogSource } from '../log-source.js';
import { subjectKinds, type SubjectKind } from '../projections/audit-trail.js';
import { blockOf } from '../projections/blocks.js';
import { unpacked } from '../projections/place-lists.js';
import { ReadModelError } from '../read-model-error.js';
import { describeEvent } from './describe-event.js';
import { effectsIn, type EntryEffect } from './entry-effects.js';
import { checkLimit, pageOf, readCursor, type Page } from './page.js';
import { isWithin, placeOf } from './places.js';
import type { Tables } from './tables.js';

export interface AuditSubject {
  readonly kind: SubjectKind;
  /** Id of the subject; a rulebook's is its version. */
  readonly id: string;
}

export interface AuditQuery {
  readonly after?: string;
  /** Lines on a page, 50 where it is not given. */
  readonly limit?: number;
  readonly order?: 'newest' | 'oldest';
  /** Who asks: what is withheld from them is left out, and a page may then hold fewer lines than it could. */
  readonly reader?: Authority;
}

/** One event that touches the subject, as it stands in the log. */
export interface AuditLine {
  readonly position: number;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly occurredOn?: CalendarDate;
  readonly actor: Actor;
  readonly type: RecordedEvent['type'];
  /** What happened, in one sentence. */
  readonly what: string;
  /** For entries and reversals: the scores before and after. */
  readonly effect?: EntryEffect;
  /** Why, in the words of whoever did it or of the rule. */
  readonly reason?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

/**
 * The log positions that touch a subject, one page of them.
 * @throws ReadModelError `not-found` for a subject that no event touches
 */
export function auditPositions(tables: Tables, { kind, id }: AuditSubject, query: AuditQuery): Page<number> {
  const { limit = 50, order = 'newest' } = query;
  checkLimit(limit);
  const kindNumber = subjectKinds.indexOf(kind);
  if (kindNumber < 0)
    throw new ReadModelError('invalid-query', `kind must be one of ${subjectKinds.join(', ')}`, 'kind');
  if (order !== 'newest' && order !== 'oldest') {
    throw new ReadModelError('invalid-query', 'order must be newest or oldest', 'order');
  }
  if (!tables.first('SELECT 1 FROM audit_block WHERE kind = ? AND subject = ?', kindNumber, id)) {
    throw new ReadModelError('not-found', `no event touches ${kind} ${id}`, 'id');
  }
  const newest = order === 'newest';
  const [after] =
    query.after === undefined
      ? [newest ? Number.MAX_SAFE_INTEGER : 0]
      : readCursor<[number]>(query.after, ['number']);
  const rows = tables.all<{ block: number; places: Buffer }>(
    `SELECT block, places FROM audit_block WHERE kind = ? AND subject = ? AND block ${newest ? '<=' : '>='} ?
     ORDER BY block ${newest ? 'DESC' : ''} LIMIT ?`,
    kindNumber,
    id,
    blockOf(after),
    // Every row holds one place at least; the first one may hold none behind the cursor.
    limit + 2,
  );
  const found: number[] = [];
  for (const { block, places } of rows) {
    const positions = unpacked(block, places);
    if (newest) positions.reverse();
    found.push(...positions.filter((position) => (newest ? position < after : position > after)));
    if (found.length > limit) break;
  }
  return pageOf(found.slice(0, limit + 1), limit, (position) => [position]);
}

/** The events at some positions, in the order given. */
export async function readEvents(log: LogSource, positions: readonly number[]): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (const position of positions) {
    const [stored] = await log.readLog(position - 1, 1);
    if (stored?.position !== position) throw new Error(`the log has no event at position ${position}`);
    events.push(decodeEvent(stored));
  }
  return events;
}

/** Without what is withheld from the reader. */
export function auditLines(
  tables: Tables,
  events: readonly RecordedEvent[],
  reader: Authority | undefined,
): AuditLine[] {
  const within = (unit: string, top: string): boolean => isWithin(tables, unit, top);
  const told =
    reader === undefined
      ? events
      : events.filter((event) => !isWithheld(reader, event, placeOf(tables, event), within));
  const effects = effectsOf(tables, told);
  return told.map((event) => {
    const { position, eventId, recordedAt, actor, type, commandId, correlationId, causationId, data } = event;
    const effect = effects.get(position);
    return {
      position,
      eventId,
      recordedAt,
      ...('occurredOn' in data && { occurredOn: data.occurredOn }),
      actor,
      type,
      what: describeEvent(event),
      ...(effect && { effect }),
      ...('reason' in data && { reason: data.reason }),
      ...('statement' in data && { reason: data.statement }),
      commandId,
      correlationId,
      ...(causationId !== undefined && { causationId }),
    };
  });
}

/** Each account is walked through once, however many of its entries are on the page. */
function effectsOf(tables: Tables, events: readonly RecordedEvent[]): Map<number, EntryEffect> {
  const entries = events.filter(
    (event): event is RecordedEvent<EntryPosted | EntryReversed> =>
      event.type === 'EntryPosted' || event.type === 'EntryReversed',
  );
  const byAccount = Map.groupBy(entries, ({ data }) => JSON.stringify([data.period, data.staff]));
  const effects = [...byAccount.values()].flatMap((ofAccount) => [
    ...effectsIn(tables, ofAccount[0]!.data, new Set(ofAccount.map(({ position }) => position))),
  ]);
  return new Map(effects);
}
