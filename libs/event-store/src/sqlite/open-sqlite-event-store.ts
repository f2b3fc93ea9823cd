import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkWholeNumber } from '../append-request.js';
import { connectWriter, type Connection } from './connection.js';
import { inspectLog, readingLog } from './log-health.js';
import { lockLog } from './process-lock.js';
import { migrate } from './schema.js';
import { SqliteEventStore } from './sqlite-event-store.js';

export interface SqliteEventStoreOptions {
  /** Path of the log file, in a folder that exists. Beside it lie `<file>-wal`, `-shm`, `.lock` and `.owner`. */
  readonly file: string;
  /** Whether it is the replica of a log that is durable elsewhere: then no commit waits for the disk. */
  readonly replica?: boolean;
  /** Events that may wait to be written, 10,000 unless told otherwise; beyond that appends are refused as busy. */
  readonly queueEvents?: number;
  /** Bytes of events that may wait to be written, 64 MiB unless told otherwise. */
  readonly queueBytes?: number;
}

/**
 * Opens the log as its only writer; makes it where there is none.
 * @throws StoreInUse where another process has it open
 * @throws StoreRefused where it is damaged, or not a log that this program knows
 */
export async function openSqliteEventStore({
  file,
  replica = false,
  queueEvents = 10_000,
  queueBytes = 64 * 1024 * 1024,
}: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  checkWholeNumber('queueEvents', queueEvents, 1);
  checkWholeNumber('queueBytes', queueBytes, 1);
  const lock = readingLog(file, () => lockLog(file));
  try {
    inspectLog(file);
    return readingLog(file, () => {
      const db = connectMigrated(file, replica);
      syncFolder(dirname(file));
      return new SqliteEventStore(db, lock, { events: queueEvents, bytes: queueBytes });
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function connectMigrated(file: string, replica: boolean): Connection {
  const db = connectWriter(file, replica);
  try {
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A file that was just made can lose its name in a power cut, with all that is in it, until its folder is synced. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
