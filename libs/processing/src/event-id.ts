import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const BYTES = 16;
/** Randomness is fetched for many ids at once: one by one it costs more than all else about an id. */
const pool = new Uint8Array(256 * BYTES);
let used = pool.length;
let lastMillis = 0;
let sequence = 0;

/** A UUIDv7 behind every earlier one of this process, so that the log's index of event ids grows at its end. */
export function newEventId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const now = Date.now();
  if (now > lastMillis) {
    lastMillis = now;
    sequence = 0;
  } else sequence += 1;
  const random = pool.subarray(used, (used += BYTES));
  return uuidv7({ random, msecs: lastMillis, seq: sequence });
}
