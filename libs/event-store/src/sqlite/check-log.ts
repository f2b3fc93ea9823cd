import { statSync } from 'node:fs';
import { connectReader, synchronousOf, type Connection } from './connection.js';
import { sqliteCode } from './sqlite-error.js';
import { positionProblem, readingLog, requireKnownVersion } from './log-health.js';

/** What a full check of a log found. */
export interface LogCheck {
  readonly ok: boolean;
  /** In words, at most twenty; empty where all is well. */
  readonly problems: string[];
  readonly events: number;
  /** Size of the log file and its write-ahead log. */
  readonly bytes: number;
  /** Version of SQLite. */
  readonly sqlite: string;
  /** How commits are synced: `full` means that what was acknowledged survives a power cut. */
  readonly synchronous: string;
}

const MOST_PROBLEMS = 20;

/**
 * Reads a whole log, in flat memory and beside its writer: the file's structure, and that positions, revisions,
 * commands and the stored bytes agree with each other. Takes some seconds for a million events; changes nothing.
 * @throws StoreRefused where the file is missing, not a log of ours, or too damaged to be read at all
 */
export function checkSqliteLog(file: string): LogCheck {
  return readingLog(file, () => {
    const db = connectReader(file);
    try {
      requireKnownVersion(db, file);
      // One read transaction, ended by closing: a log that grows meanwhile must not look torn.
      db.exec('BEGIN');
      const problems = firstOf(MOST_PROBLEMS, problemsOf(db));
      return {
        ok: problems.length === 0,
        problems,
        events: countOf(db),
        bytes: sizeOf(file) + sizeOf(`${file}-wal`),
        sqlite: db.prepare('SELECT sqlite_version()').pluck().get() as string,
        synchronous: synchronousOf(db),
      };
    } finally {
      db.close();
    }
  });
}

function* problemsOf(db: Connection): Generator<string> {
  for (const check of [
    structureProblems,
    positionProblems,
    revisionProblems,
    commandProblems,
    eventProblems,
  ]) {
    try {
      yield* check(db);
    } catch (error) {
      if (!sqliteCode(error)?.startsWith('SQLITE_CORRUPT')) throw error;
      yield `file structure: ${(error as Error).message}`;
    }
  }
}

function* structureProblems(db: Connection): Generator<string> {
  for (const found of db.prepare(`PRAGMA integrity_check(${MOST_PROBLEMS})`).pluck().all() as string[]) {
    if (found !== 'ok') yield `file structure: ${found}`;
  }
}

function* positionProblems(db: Connection): Generator<string> {
  const problem = positionProblem(db);
  if (problem) yield `positions: ${problem}`;
}

/** Walks the index of streams and revisions: in each stream no hole, and never back in the log. */
function* revisionProblems(db: Connection): Generator<string> {
  const rows = db.prepare('SELECT stream, revision, position FROM events ORDER BY stream, revision');
  let before = { stream: '', revision: -1, position: 0 };
  for (const row of rows.iterate() as IterableIterator<typeof before>) {
    const last = row.stream === before.stream ? before : { revision: -1, position: 0 };
    if (row.revision !== last.revision + 1) {
      yield `stream ${row.stream}: revision ${row.revision} follows revision ${last.revision}`;
    }
    if (row.position <= last.position) {
      yield `stream ${row.stream}: revision ${row.revision} stands before the one that it follows in the log`;
    }
    before = row;
  }
}

function* commandProblems(db: Connection): Generator<string> {
  const rows = db.prepare(
    `SELECT command_id FROM commands LEFT JOIN events ON position = last_position
     WHERE position IS NULL OR event_count < 1 OR revision - event_count < -1`,
  );
  for (const id of rows.pluck().iterate()) yield `command ${String(id)}: its events are not in the log`;
}

function* eventProblems(db: Connection): Generator<string> {
  const rows = db.prepare(
    'SELECT position, stream, revision, lower(hex(event_id)) AS id, bytes FROM events ORDER BY position',
  );
  for (const row of rows.iterate() as IterableIterator<EventRow>) {
    const problem = contentProblem(row);
    if (problem) yield `event at position ${row.position}: ${problem}`;
  }
}

interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly bytes: Buffer;
}

/** The bytes say for themselves where they belong; whatever was moved or mixed up shows here. */
function contentProblem({ stream, revision, id, bytes }: EventRow): string | undefined {
  let event: Record<string, unknown> | null;
  try {
    event = JSON.parse(bytes.toString('utf8')) as Record<string, unknown> | null;
  } catch {
    return 'its bytes are not JSON';
  }
  if (event?.stream !== stream)
    return `it stands in stream ${stream}, its bytes say ${String(event?.stream)}`;
  if (event.revision !== revision) {
    return `it stands at revision ${revision}, its bytes say ${String(event.revision)}`;
  }
  if (String(event.eventId).replaceAll('-', '').toLowerCase() !== id) {
    return `its id is ${id}, its bytes say ${String(event.eventId)}`;
  }
  return undefined;
}

function firstOf<T>(most: number, all: Iterable<T>): T[] {
  const first: T[] = [];
  for (const one of all) {
    if (first.length === most) break;
    first.push(one);
  }
  return first;
}

/** 0 where damage keeps the events from being counted. */
function countOf(db: Connection): number {
  try {
    return db.prepare('SELECT count(*) FROM events').pluck().get() as number;
  } catch (error) {
    if (sqliteCode(error)?.startsWith('SQLITE_CORRUPT')) return 0;
    throw error;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
