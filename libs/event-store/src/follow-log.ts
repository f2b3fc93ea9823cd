import { setImmediate } from 'node:timers/promises';
import type { CommitSignal } from './commit-signal.js';
import type { EventStore, StoredEvent } from './event-store.js';

/**
 * Follows a log by reading it again from the last position whenever it has grown: nothing is buffered for a
 * follower, so one that is slow costs no memory and misses nothing. Ends when the signal aborts.
 * @throws StoreUnavailable where the store is closed first: ending quietly would look like an abort
 */
export async function* followLog(
  log: Pick<EventStore, 'readLog'>,
  commits: CommitSignal,
  afterPosition: number,
  signal: AbortSignal,
  limit: number,
): AsyncGenerator<StoredEvent[], void, void> {
  let position = afterPosition;
  while (!signal.aborted) {
    const batch = await log.readLog(position, limit);
    const last = batch.at(-1);
    if (!last) {
      await commits.beyond(position, signal);
    } else if (!signal.aborted) {
      yield batch;
      position = last.position;
      // A follower that catches up lives in microtasks alone; without this turn no append would be written meanwhile.
      await setImmediate();
    }
  }
}
