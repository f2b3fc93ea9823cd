import { existsSync } from 'node:fs';
import { StoreRefused } from '../errors.js';
import { connectReader, type Connection } from './connection.js';
import { APPLICATION_ID, migrations, schemaVersion } from './schema.js';
import { sqliteCode } from './sqlite-error.js';

const REMEDY =
  'Do not write to it: copy the data folder to a safe place, run `ledger doctor` to see what is affected, and restore the last backup';

/**
 * Looks at a log before anything writes to it, through a connection that changes nothing: a damaged file is left as
 * it is found. A file that is missing or empty is fine, it is made into a log later.
 * @throws StoreRefused where the file is not a log, is of a later version, or is damaged
 */
export function inspectLog(file: string): void {
  if (!existsSync(file)) return;
  readingLog(file, () => {
    const db = connectReader(file);
    try {
      if (isBlank(db)) return;
      requireKnownVersion(db, file);
      const problem = structureProblem(db) ?? positionProblem(db);
      if (problem) throw damaged(file, problem);
    } finally {
      db.close();
    }
  });
}

/** A file without any content: new, or left by a crash before its tables were made. */
function isBlank(db: Connection): boolean {
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

/** @throws StoreRefused where the file is no log of ours, or one that a later version has written */
export function requireKnownVersion(db: Connection, file: string): number {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new StoreRefused(`${file} is not the log of a ledger; point to another data folder`);
  }
  const version = schemaVersion(db);
  if (version < 1 || version > migrations.length) {
    throw new StoreRefused(
      `${file} has schema version ${version}, this program knows 1 to ${migrations.length}; run the version of the program that wrote it, or a later one`,
    );
  }
  return version;
}

/** Runs what reads a log file, and turns what SQLite says of a file it cannot read into a refusal. */
export function readingLog<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoreRefused) throw error;
    const code = sqliteCode(error);
    if (code === 'SQLITE_NOTADB') {
      throw new StoreRefused(`${file} is not a SQLite file, or its header is damaged. ${REMEDY}.`, {
        cause: error,
      });
    }
    if (code?.startsWith('SQLITE_CORRUPT')) throw damaged(file, (error as Error).message, error);
    throw new StoreRefused(`${file} cannot be opened: ${(error as Error).message}`, { cause: error });
  }
}

/** What SQLite finds wrong with the file, without comparing the indexes with the table; undefined where nothing. */
function structureProblem(db: Connection): string | undefined {
  const [first] = db.pragma('quick_check(1)') as { quick_check: string }[];
  return first?.quick_check === 'ok' ? undefined : first?.quick_check.replace(/\s+/g, ' ');
}

/** Positions run from 1 without holes up to the highest that was ever given: three look-ups and a count of an index. */
export function positionProblem(db: Connection): string | undefined {
  const { count, first, last, given } = db
    .prepare(
      `SELECT (SELECT count(*) FROM events) AS count,
              (SELECT coalesce(min(position), 1) FROM events) AS first,
              (SELECT coalesce(max(position), 0) FROM events) AS last,
              (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events') AS given`,
    )
    .get() as Record<'count' | 'first' | 'last' | 'given', number>;
  if (first === 1 && last === count && given === last) return undefined;
  return `${count} events stand at positions ${first} to ${last}, and ${given} were given out`;
}

function damaged(file: string, problem: string, cause?: unknown): StoreRefused {
  return new StoreRefused(`${file} is damaged (${problem}). ${REMEDY}.`, { cause });
}
