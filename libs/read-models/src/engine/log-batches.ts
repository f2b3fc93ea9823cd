import type { RecordedEvent } from '#domain';
import { decodeEvent, UnreadableEvent } from '#processing';
import type { LogSource } from '../log-source.js';
import type { Generation } from './generation.js';
import type { Applied } from './projection-status.js';

/** Events that are decoded at a time: few enough that they are forgotten while they are cheap to forget. */
const CHUNK = 1024;

/**
 * Takes the next events of the log into a generation, at most `most`, and writes what came of them. An event that
 * cannot be read halts every projection that has come to it.
 * @returns false where there was nothing to do (any more)
 */
export async function applyNext(generation: Generation, log: LogSource, most: number): Promise<boolean> {
  for (let taken = 0; taken < most;) {
    const after = generation.next;
    const stored = after === undefined ? [] : await log.readLog(after, Math.min(CHUNK, most - taken));
    const { events, unreadable } = decodeFrom(after ?? 0, stored);
    if (events.length > 0) generation.apply(events);
    if (unreadable) {
      generation.flush();
      generation.haltAll(unreadable.position, unreadable);
      return true;
    }
    taken += stored.length;
    if (stored.length === 0) {
      generation.flush();
      return taken > 0;
    }
  }
  generation.flush();
  return true;
}

/** Whether this log is the one that events were applied from: one that was put back from a backup tells another story. */
export async function isOfLog(applied: readonly Applied[], log: LogSource): Promise<boolean> {
  for (const { position, eventId } of applied) {
    const [stored] = await log.readLog(position - 1, 1);
    if (stored?.position !== position || decodeEvent(stored).eventId !== eventId) return false;
  }
  return true;
}

interface Decoded {
  readonly events: RecordedEvent[];
  readonly unreadable?: UnreadableEvent;
}

/** @throws Error where the log leaves a position out */
function decodeFrom(after: number, stored: Awaited<ReturnType<LogSource['readLog']>>): Decoded {
  const events: RecordedEvent[] = [];
  for (const one of stored) {
    const expected = after + events.length + 1;
    if (one.position !== expected) throw new Error(`the log gave position ${one.position}, not ${expected}`);
    try {
      events.push(decodeEvent(one));
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      return { events, unreadable: error };
    }
  }
  return { events };
}
