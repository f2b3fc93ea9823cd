import { checkWholeNumber } from '../append-request.js';
import type { Append, StoredEvent } from '../event-store.js';
import { connectReader, requireDurable } from './connection.js';
import { LogAppends } from './log-appends.js';
import { readingLog, requireKnownVersion } from './log-health.js';
import { LogQueries } from './log-queries.js';

/** A log that is only read, at once and without promises: for worker threads and other processes. */
export interface SqliteLogReader {
  /** Events behind a position, at most `limit`, in order. */
  readLog(afterPosition: number, limit: number): StoredEvent[];
  /** What was appended behind a position that ends an append: at least `limit` events, where there are as many. */
  readAppends(afterPosition: number, limit: number): Append[];
  /** Position of the last event; 0 for an empty log. */
  head(): number;
  close(): void;
}

/**
 * Opens a log for reading, beside its writer or without one. It sees what is committed when it asks.
 * @throws StoreRefused where the file is missing, or not a log that this program knows
 */
export function openSqliteLogReader(file: string): SqliteLogReader {
  return readingLog(file, () => {
    const db = connectReader(file);
    try {
      requireKnownVersion(db, file);
      requireDurable(db);
      const queries = new LogQueries(db);
      const appends = new LogAppends(db);
      return {
        readLog(afterPosition, limit) {
          checkWholeNumber('afterPosition', afterPosition, 0);
          checkWholeNumber('limit', limit, 1);
          return queries.readLog(afterPosition, limit);
        },
        readAppends(afterPosition, limit) {
          checkWholeNumber('afterPosition', afterPosition, 0);
          checkWholeNumber('limit', limit, 1);
          return appends.read(afterPosition, limit);
        },
        head: () => queries.head(),
        close: () => void db.close(),
      };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}
