import { connectReader } from './connection.js';
import { LogQueries } from './log-queries.js';
import { readingLog, requireKnownVersion } from './log-health.js';

/** All pages at a time: then nobody can write in between, and the copying need not begin again. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies a log file as it stands at one moment, beside its writer or without one; the writer is not held up.
 * @param to path of a file that is not there yet
 * @returns position of the last event in the copy
 * @throws StoreRefused where the file is missing, or not a log that this program knows
 */
export async function copySqliteLog(file: string, to: string): Promise<number> {
  const db = readingLog(file, () => connectReader(file));
  try {
    readingLog(file, () => requireKnownVersion(db, file));
    await db.backup(to, { progress: () => ALL_PAGES });
  } finally {
    db.close();
  }
  const copy = connectReader(to);
  try {
    return new LogQueries(copy).head();
  } finally {
    copy.close();
  }
}
