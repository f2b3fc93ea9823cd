import Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';
import { projections, schemaVersion } from '../projections/index.js';
import { positionOf, readStatus, type ProjectionStatus } from './projection-status.js';
import type { Projection, ProjectionWriter } from './projection.js';

interface Running {
  readonly projection: Projection;
  writer: ProjectionWriter;
  position: number;
  halted: boolean;
}

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
    db.pragma('cache_size = -65536');
    this.moveCheckpoint = db.prepare(
      'UPDATE projection SET position = ?, event_id = ? WHERE name = ? AND position = ?',
    );
    this.running = projections.map((projection) => ({
      projection,
      writer: projection.open(db),
      position: positionOf(readStatus(db), projection.name),
      halted: false,
    }));
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
    const going = this.running.filter(({ halted }) => !halted);
    return going.length === 0 ? undefined : Math.min(...going.map(({ position }) => position));
  }

  status(): ProjectionStatus[] {
    return readStatus(this.db);
  }

  /** The last event that each projection applied: what ties a generation to its log. */
  lastApplied(): { readonly position: number; readonly eventId: string }[] {
    return this.db
      .prepare('SELECT DISTINCT position, event_id AS eventId FROM projection WHERE position > 0')
      .all() as { position: number; eventId: string }[];
  }

  /** Applies consecutive events to every projection that goes on, in one transaction for each. */
  apply(events: readonly RecordedEvent[]): void {
    for (const one of this.running) {
      const fresh =
        one.position < events[0]!.position ? events : events.filter((e) => e.position > one.position);
      if (!one.halted && fresh.length > 0) this.applyTo(one, fresh);
    }
  }

  /** Halts at an event that nobody can read every projection that has come to it. */
  haltAll(position: number, error: Error): void {
    for (const one of this.running) {
      if (!one.halted && one.position === position - 1) this.halt(one, position, error);
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

  private applyTo(one: Running, events: readonly RecordedEvent[]): void {
    try {
      this.db.transaction(() => this.write(one, events)).immediate();
      one.position = events.at(-1)!.position;
    } catch (error) {
      if (!isOfTheEvent(error)) throw error;
      one.writer = one.projection.open(this.db);
      if (events.length === 1) this.halt(one, events[0]!.position, error);
      // Somewhere in the batch: one by one, so that everything before the event that cannot be applied is.
      else for (const event of events) if (!one.halted) this.applyTo(one, [event]);
    }
  }

  private write(one: Running, events: readonly RecordedEvent[]): void {
    const last = events.at(-1)!;
    const moved = this.moveCheckpoint.run(last.position, last.eventId, one.projection.name, one.position);
    if (moved.changes !== 1) throw new CheckpointMoved(`${one.projection.name} was moved by another writer`);
    one.writer.apply(events);
  }

  private halt(one: Running, position: number, error: unknown): void {
    one.halted = true;
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
