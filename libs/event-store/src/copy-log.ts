import { StoreRefused } from './errors.js';
import type { EventStore } from './event-store.js';
import type { SqliteLogReader } from './sqlite/log-reader.js';

const BATCH = 1_000;

export interface CopyProgress {
  readonly copied: number;
  readonly total: number;
}

/**
 * Copies a log into another store: order, ids, bytes and remembered commands. Goes on where an earlier copy ended, and
 * compares both from end to end when it is done.
 * @returns how many events both hold
 * @throws StoreRefused where the other store holds something else
 */
export async function copyLog(
  from: SqliteLogReader,
  to: EventStore,
  onProgress: (progress: CopyProgress) => void = () => undefined,
): Promise<number> {
  const total = from.head();
  let copied = await to.head();
  if (copied > total) throw differs(total + 1);
  if (copied > 0) await requireSame(from, to, copied - 1, copied);
  while (copied < total) {
    const appends = from.readAppends(copied, BATCH);
    const outcomes = await to.appendMany(appends);
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
    copied += appends.reduce((sum, { events }) => sum + events.length, 0);
    onProgress({ copied, total });
  }
  for (let position = 0; position < total; position += BATCH) {
    await requireSame(from, to, position, Math.min(total, position + BATCH));
  }
  return total;
}

/** Compares the events behind a position, up to another, and the commands that ended with them. */
async function requireSame(
  from: SqliteLogReader,
  to: EventStore,
  after: number,
  until: number,
): Promise<void> {
  const limit = until - after;
  const theirs = await to.readLog(after, limit);
  from.readLog(after, limit).forEach(({ position, stream, revision, bytes }, index) => {
    const other = theirs[index];
    const same =
      other?.position === position &&
      other.stream === stream &&
      other.revision === revision &&
      Buffer.compare(other.bytes, bytes) === 0;
    if (!same) throw differs(position);
  });
}

const differs = (position: number): StoreRefused =>
  new StoreRefused(
    `the other store holds another log: they differ at position ${position}; give an empty one`,
  );
