import { fromMillis } from '../moments.js';

/** When one work record of an account happened and when the ledger learned it. */
export interface Recording {
  readonly block: number;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Bytes of one recording: four of the day, six of the time, each with the highest first. */
const WIDTH = 10;

export function packRecordings(recordings: readonly Recording[]): Buffer {
  const bytes = Buffer.allocUnsafe(recordings.length * WIDTH);
  recordings.forEach(({ day, at }, index) => {
    if (at < 0) throw new RangeError(`the ledger cannot have learned anything on ${fromMillis(at)}`);
    bytes.writeInt32BE(day, index * WIDTH);
    bytes.writeUIntBE(at, index * WIDTH + 4, 6);
  });
  return bytes;
}

/** How many of the packed recordings happened by a day and were known by a time, both inclusive. */
export function countRecordings(bytes: Buffer, day: number, at: number): number {
  let count = 0;
  for (let start = 0; start < bytes.length; start += WIDTH) {
    if (bytes.readInt32BE(start) <= day && bytes.readUIntBE(start + 4, 6) <= at) count++;
  }
  return count;
}
