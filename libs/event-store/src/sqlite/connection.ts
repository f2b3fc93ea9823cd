import Database from 'better-sqlite3';
import { StoreRefused } from '../errors.js';
import { requireSafeSqlite } from './sqlite-version.js';

export type Connection = Database.Database;

/*
 * Measured with 500-byte events in groups of 1,000 over 10,000 streams, and one by one:
 * - pages of 8 KiB append 10–25 % faster than pages of 4 KiB and make the file 6 % smaller; 16 KiB gain nothing more.
 * - a checkpoint every 4,000 pages (32 MiB of WAL) writes an index page that many groups have touched only once: a tenth
 *   more events per second than every 2,000. A larger WAL gains nothing more, and its checkpoints stall for longer.
 * - up to a million events a cache of 16 MiB does as well as one of 64 MiB; half as much again is for the indexes of larger logs.
 * - mmap gained nothing, and turns an I/O error into the death of the process; it stays off.
 */
const PAGE_SIZE = 8_192;
const CHECKPOINT_PAGES = 4_000;
const WRITER_CACHE_KIB = 24_576;
/** A reader mostly goes through the log once, from one end to the other. */
const READER_CACHE_KIB = 8_192;
/** What a long reader made the WAL grow by is given back to the disk. */
const WAL_BYTES_KEPT = 64 * 1024 * 1024;
/** Nobody but a stray tool can hold the write lock; waiting for it stands still with the whole process. */
const BUSY_MS = 1_000;

/**
 * Opens the log for writing; makes the file where there is none.
 * @param replica whether it is the copy of a log that is durable elsewhere: a power cut may take its last events, which
 * are fetched again, and no commit waits for the disk
 */
export function connectWriter(file: string, replica = false): Connection {
  return connect(file, {}, (db) => {
    db.pragma(`page_size = ${PAGE_SIZE}`);
    db.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
    db.pragma('journal_mode = WAL');
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    db.pragma(`journal_size_limit = ${WAL_BYTES_KEPT}`);
    requireDurable(db);
    if (replica) db.pragma('synchronous = NORMAL');
  });
}

/** Opens the log for reading only, beside a writer or alone. It never changes the file, not even by a checkpoint. */
export function connectReader(file: string): Connection {
  return connect(file, { readonly: true, fileMustExist: true }, (db) => {
    db.pragma(`cache_size = -${READER_CACHE_KIB}`);
  });
}

/** What the connection says of itself, in words: `off`, `normal`, `full` or `extra`. */
export function synchronousOf(db: Connection): string {
  return (
    ['off', 'normal', 'full', 'extra'][db.pragma('synchronous', { simple: true }) as number] ?? 'unknown'
  );
}

/**
 * In WAL mode SQLite starts with synchronous=NORMAL, where a power cut takes acknowledged events with it; and a
 * pragma that is not obeyed says nothing. So both are read back.
 * @throws StoreRefused
 */
export function requireDurable(db: Connection): void {
  const journal = db.pragma('journal_mode', { simple: true }) as string;
  const synchronous = synchronousOf(db);
  if (journal !== 'wal' || synchronous !== 'full') {
    throw new StoreRefused(
      `the log must be written with journal_mode=wal and synchronous=full, but this file system gives ${journal} and ${synchronous}; move the data folder to a local disk`,
    );
  }
}

function connect(file: string, options: Database.Options, configure: (db: Connection) => void): Connection {
  const db = new Database(file, { timeout: BUSY_MS, ...options });
  try {
    requireSafeSqlite(db.prepare('SELECT sqlite_version()').pluck().get() as string);
    db.pragma('synchronous = FULL');
    configure(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
