import { decodeEvent, UnreadableEvent } from '#processing';
import type { RecordedEvent } from '#domain';
import type { LogSource } from '../log-source.js';
import { BLOCK } from '../projections/audit-trail.js';
import type { Generation } from './generation.js';

/**
 * Applies the next batch of the log to a generation; an event that cannot be read halts every projection that has
 * come to it.
 * @param most events in a batch, a multiple of the audit trail's block: whole blocks are written once
 * @returns false where there is nothing to do (any more)
 */
export async function applyNext(generation: Generation, log: LogSource, most = BLOCK): Promise<boolean> {
  const after = generation.next;
  if (after === undefined) return false;
  const stored = await log.readLog(after, most - ((after + 1) % BLOCK));
  const events: RecordedEvent[] = [];
  let unreadable: UnreadableEvent | undefined;
  for (const one of stored) {
    const expected = after + events.length + 1;
    if (one.position !== expected) throw new Error(`the log gave position ${one.position}, not ${expected}`);
    try {
      events.push(decodeEvent(one));
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      unreadable = error;
      break;
    }
  }
  if (events.length > 0) generation.apply(events);
  if (unreadable) generation.haltAll(unreadable.position, unreadable);
  return stored.length > 0;
}

/** Whether a generation was built from this log: a log that was put back from a backup tells another story. */
export async function isOfLog(generation: Generation, log: LogSource): Promise<boolean> {
  for (const { position, eventId } of generation.lastApplied()) {
    const [stored] = await log.readLog(position - 1, 1);
    if (stored?.position !== position || decodeEvent(stored).eventId !== eventId) return false;
  }
  return true;
}
