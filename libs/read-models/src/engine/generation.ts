import Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';
import { projections, schemaVersion } from '../projections/index.js';
import {
  lastApplied,
  positionOf,
  readStatus,
  type Applied,
  type ProjectionStatus,
} from './projection-status.js';
import type { Projection, ProjectionWriter } from './projection.js';

interface Running {
  readonly projection: Projection;
  writer: ProjectionWriter;
  /** Position of the checkpoint, and of the last event in the writer's memory. */
  written: number;
  last: { readonly position: number; readonly eventId: string | null };
  state: 'going' | 'careful' | 'halted';
  /** Why it is not simply going. */
  error?: unknown;
}

/**
 * Pages of 4 KiB in the WAL before they go into the file, four times SQLite's own number: batches of a busy ledger touch
 * the same pages again and again, and each checkpoint writes and flushes them. Sixteen times that number cost a tenth
 * less, but while so much is flushed the log waits for the disk as well.
 */
const CHECKPOINT_PAGES = 4_000;

/** Another writer moved a checkpoint: what this one holds in memory is stale. */
export class CheckpointMoved extends Error {}

/** A generation of all projections, open for writing. */
export class Generation {
  private readonly running: Running[];
  private readonly moveCheckpoint: Database.Statement;

  private constructor(
    readonly name: string,
    private readonly db: Database.Database,
  ) {
    db.pragma('cache_size = -16384');
    this.moveCheckpoint = db.prepare(
      'UPDATE projection SET position = ?, event_id = ? WHERE name = ? AND position = ?',
    );
    this.running = projections.map((projection) => {
      const position = positionOf(readStatus(db), projection.name);
      const last = { position, eventId: null };
      return { projection, writer: projection.open(db), written: position, last, state: 'going' };
    });
  }

  /** Makes the tables in a new file. Nothing is synced: a crash loses a file that nobody has been shown. */
  static create(name: string, file: string): Generation {
    const db = new Database(file);
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.exec(
      `CREATE TABLE projection (
         name TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER NOT NULL, event_id TEXT,
         halted_position INTEGER, error TEXT
       ) STRICT, WITHOUT ROWID`,
    );
    const register = db.prepare('INSERT INTO projection (name, version, position) VALUES (?, ?, 0)');
    for (const projection of projections) {
      db.exec(projection.ddl);
      register.run(projection.name, projection.version);
    }
    db.pragma(`user_version = ${schemaVersion}`);
    return new Generation(name, db);
  }

  /**
   * Opens a live generation; projections that were halted are tried again. With `synchronous=NORMAL` a power cut may
   * take back the last transactions, each with its checkpoint: they are made again from the log.
   * @returns undefined where its tables are not those of this program
   */
  static open(name: string, file: string): Generation | undefined {
    const db = new Database(file, { fileMustExist: true });
    try {
      if (isOfThisProgram(db)) {
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = NORMAL');
        db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
        db.exec('UPDATE projection SET halted_position = NULL, error = NULL');
        return new Generation(name, db);
      }
    } catch (error) {
      db.close();
      throw error;
    }
    db.close();
    return undefined;
  }

  /** Position behind which the next event is needed; undefined where every projection is halted. */
  get next(): number | undefined {
    const going = this.running.filter(({ state }) => state !== 'halted');
    return going.length === 0 ? undefined : Math.min(...going.map(({ last }) => last.position));
  }

  status(): ProjectionStatus[] {
    return readStatus(this.db);
  }

  lastApplied(): Applied[] {
    return lastApplied(this.db);
  }

  /**
   * Takes consecutive events into the memory of every projection that goes on. One that throws starts again from its
   * checkpoint and writes event by event, so that everything before the one that cannot be applied is written.
   */
  apply(events: readonly RecordedEvent[]): void {
    for (const one of this.running) {
      const { position } = one.last;
      const fresh =
        position < events[0]!.position ? events : events.filter((event) => event.position > position);
      if (fresh.length === 0) continue;
      if (one.state === 'going') this.attempt(one, () => this.take(one, fresh));
      else for (const event of fresh) this.applyCarefully(one, event);
    }
  }

  /** Writes what has been taken in: the rows of each projection and its checkpoint in one transaction. */
  flush(): void {
    for (const one of this.running) {
      if (one.state === 'going' && one.last.position > one.written) this.attempt(one, () => this.write(one));
    }
  }

  /** Halts at an event that nobody can read every projection that has come to it. */
  haltAll(position: number, error: Error): void {
    for (const one of this.running) {
      if (one.state !== 'halted' && one.written === position - 1) this.halt(one, position, error);
    }
  }

  /** Turns a new file into one that can be live. */
  seal(): void {
    this.db.pragma('synchronous = FULL');
    this.db.pragma('journal_mode = WAL');
    this.close();
  }

  close(): void {
    this.db.close();
  }

  private applyCarefully(one: Running, event: RecordedEvent): void {
    if (one.state === 'halted') return;
    this.attempt(one, () => {
      this.take(one, [event]);
      this.write(one);
    });
    if (one.written < event.position) this.halt(one, event.position, one.error);
  }

  private attempt(one: Running, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      one.error = error;
      one.state = 'careful';
      one.writer = one.projection.open(this.db);
      one.last = { position: one.written, eventId: null };
    }
  }

  private take(one: Running, events: readonly RecordedEvent[]): void {
    // What it looks up on the way is read in one transaction: of its own, each look-up would lock the file.
    this.db.transaction(() => one.writer.apply(events))();
    const { position, eventId } = events.at(-1)!;
    one.last = { position, eventId };
  }

  private write(one: Running): void {
    const { position, eventId } = one.last;
    this.db
      .transaction(() => {
        const moved = this.moveCheckpoint.run(position, eventId, one.projection.name, one.written);
        if (moved.changes !== 1)
          throw new CheckpointMoved(`${one.projection.name} was moved by another writer`);
        one.writer.flush();
      })
      .immediate();
    one.written = position;
  }

  private halt(one: Running, position: number, error: unknown): void {
    one.state = 'halted';
    this.db
      .prepare('UPDATE projection SET halted_position = ?, error = ? WHERE name = ?')
      .run(position, error instanceof Error ? error.message : String(error), one.projection.name);
  }
}

/** Whether a file's tables are those that this program reads and writes. */
export function isOfThisProgram(db: Database.Database): boolean {
  if (db.pragma('user_version', { simple: true }) !== schemaVersion) return false;
  const versions = new Map(readStatus(db).map(({ name, version }) => [name, version]));
  return (
    versions.size === projections.length &&
    projections.every(({ name, version }) => versions.get(name) === version)
  );
}

/** A broken constraint or an exception of a projection is the event's doing; a full disk is not: that is thrown on. */
function isOfTheEvent(error: unknown): boolean {
  if (error instanceof CheckpointMoved) return false;
  if (!(error instanceof Database.SqliteError)) return true;
  return /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(error.code);
}
