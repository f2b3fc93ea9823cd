import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkWholeNumber } from '../append-request.js';
import type { Amount, Outcome } from '../commit-queue.js';
import type { Append } from '../event-store.js';
import { connectReader, connectWriter, type Connection } from './connection.js';
import { inspectLog, readingLog } from './log-health.js';
import { LogWriter } from './log-writer.js';
import { lockLog, type ProcessLock } from './process-lock.js';
import { migrate } from './schema.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { startLogWriterThread } from './start-log-writer-thread.js';

export interface SqliteEventStoreOptions {
  /** Path of the log file, in a folder that exists. Beside it lie `<file>-wal`, `-shm`, `.lock` and `.owner`. */
  readonly file: string;
  /** Whether a thread of its own writes it, beside the one that decides: for servers and imports. */
  readonly inThread?: boolean;
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
export function openSqliteEventStore({
  file,
  inThread = false,
  ...limits
}: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  return lockedLog(file, (lock) => {
    const here = connectMigrated(file, false);
    if (!inThread) return writtenHere(here, lock, limitsOf(limits)).store;
    const { head } = new LogWriter(here);
    here.close();
    const db = connectReader(file);
    const thread = startLogWriterThread(file, head);
    const letGo = async (): Promise<void> => {
      // The one who writes closes last, and takes the write-ahead log away.
      db.close();
      await thread.close();
      lock.release();
    };
    return new SqliteEventStore(db, thread, letGo, limitsOf(limits));
  });
}

/** A log that is the copy of one that is durable elsewhere. */
export interface Replica {
  readonly store: SqliteEventStore;
  /** What appending these now would answer, each in its turn; nothing is written. */
  rehearse(requests: readonly Append[]): readonly Outcome[];
}

/**
 * Opens a replica as its only writer; makes it where there is none. No commit waits for the disk.
 * @throws as openSqliteEventStore
 */
export const openSqliteReplica = (file: string): Promise<Replica> =>
  lockedLog(file, (lock) => {
    const { store, writer } = writtenHere(connectMigrated(file, true), lock, limitsOf({}));
    return { store, rehearse: (requests) => writer.rehearse(requests) };
  });

function writtenHere(
  db: Connection,
  lock: ProcessLock,
  limits: Amount,
): { store: SqliteEventStore; writer: LogWriter } {
  const writer = new LogWriter(db);
  const letGo = (): void => {
    writer.close();
    lock.release();
  };
  return { store: new SqliteEventStore(db, writer, letGo, limits), writer };
}

function limitsOf({
  queueEvents = 10_000,
  queueBytes = 64 * 1024 * 1024,
}: Pick<SqliteEventStoreOptions, 'queueEvents' | 'queueBytes'>): Amount {
  checkWholeNumber('queueEvents', queueEvents, 1);
  checkWholeNumber('queueBytes', queueBytes, 1);
  return { events: queueEvents, bytes: queueBytes };
}

async function lockedLog<T>(file: string, open: (lock: ProcessLock) => T): Promise<T> {
  const lock = readingLog(file, () => lockLog(file));
  try {
    inspectLog(file);
    const opened = readingLog(file, () => open(lock));
    syncFolder(dirname(file));
    return opened;
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
