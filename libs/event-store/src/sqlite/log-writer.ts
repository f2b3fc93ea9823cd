import type { Outcome } from '../commit-queue.js';
import { DuplicateCommand, DuplicateEventId, StreamConflict, type EventStoreError } from '../errors.js';
import type { Append, NewEvent } from '../event-store.js';
import type { Connection } from './connection.js';
import { LogQueries } from './log-queries.js';
import { sqliteCode } from './sqlite-error.js';
import { StreamHeads } from './stream-heads.js';

const HEADS_KEPT = 100_000;

/** Carries out groups of appends, one transaction for each group, each append with its own outcome. */
export class LogWriter {
  readonly #queries: LogQueries;
  readonly #heads: StreamHeads;
  readonly #insertEvent;
  readonly #insertCommand;
  /** Position of the last event that was committed. */
  #head: number;
  /** Position of the last event of the transaction under way. */
  #position: number;

  constructor(private readonly db: Connection) {
    this.#queries = new LogQueries(db);
    this.#heads = new StreamHeads((stream) => this.#queries.streamHead(stream), HEADS_KEPT);
    this.#insertEvent = db.prepare<[number, string, number, Uint8Array, Uint8Array]>(
      'INSERT INTO events (position, stream, revision, event_id, bytes) VALUES (?, ?, ?, ?, ?)',
    );
    this.#insertCommand = db.prepare<[string, string, number, number]>(
      'INSERT INTO commands (command_id, input_digest, event_count, last_position) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#head = this.#position = this.#queries.head();
  }

  get head(): number {
    return this.#head;
  }

  /** A stream was read to its end: its next append need not look its revision up again. */
  learn(stream: string, revision: number): void {
    this.#heads.learn(stream, revision);
  }

  /**
   * Once this returns, the events are on stable storage. Everything but an event id that is taken is found out before
   * the first insert of an append; so a savepoint for each, which costs a quarter of the throughput, is set only when
   * a group has met such an id and is carried out a second time.
   * @throws SqliteError where storage fails; then nothing of the group is in the log as far as anyone can tell
   */
  write(requests: readonly Append[]): Outcome[] {
    return this.#inTransaction(requests, 'COMMIT');
  }

  /** Lets go of the file, with as little as possible left in its write-ahead log. */
  close(): void {
    try {
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // Nothing is lost with it: what is in the WAL is read from there at the next start.
    }
    this.db.close();
  }

  /** What `write` would answer, and nothing is written. */
  rehearse(requests: readonly Append[]): Outcome[] {
    return this.#inTransaction(requests, 'ROLLBACK');
  }

  #inTransaction(requests: readonly Append[], end: 'COMMIT' | 'ROLLBACK'): Outcome[] {
    try {
      return this.#ending(end, requests, (request) => this.#insert(request));
    } catch (error) {
      if (!(error instanceof DuplicateEventId)) throw error;
      return this.#ending(end, requests, (request) => this.#insertUnderSavepoint(request));
    }
  }

  #ending(
    end: 'COMMIT' | 'ROLLBACK',
    requests: readonly Append[],
    insert: (request: Append) => Outcome,
  ): Outcome[] {
    this.#position = this.#head;
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const outcomes = requests.map((request) => this.#outcomeOf(request, insert));
      this.db.exec(end);
      if (end === 'ROLLBACK') {
        this.#heads.rollback();
        return outcomes;
      }
      this.#heads.commit();
      this.#head = this.#position;
      return outcomes;
    } catch (error) {
      this.#heads.rollback();
      // After some errors SQLite has rolled back by itself.
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  #outcomeOf(request: Append, insert: (request: Append) => Outcome): Outcome {
    const conflict = this.#conflictOf(request);
    if (!conflict) return insert(request);
    const { command } = request;
    // A retry comes late, when its stream has moved on: it must hear that it was carried out, not that it conflicts.
    if (command && this.#queries.findCommand(command.commandId))
      return refused(new DuplicateCommand(command.commandId));
    return refused(conflict);
  }

  #conflictOf({ stream, expectedRevision, expectedEventId, guards }: Append): StreamConflict | undefined {
    const own = this.#broken(stream, expectedRevision, expectedEventId);
    if (own) return own;
    for (const guard of guards ?? []) {
      const broken = this.#broken(guard.stream, guard.revision, guard.eventId);
      if (broken) return broken;
    }
    return undefined;
  }

  #broken(stream: string, revision: number, eventId: string | undefined): StreamConflict | undefined {
    const actual = this.#heads.of(stream);
    const holds =
      actual === revision &&
      (eventId === undefined || this.#queries.holds(stream, revision, idBytes(eventId)));
    return holds ? undefined : new StreamConflict(stream, revision, actual);
  }

  /** @throws DuplicateEventId with events of this append inserted already: the caller takes them back */
  #insert({ stream, expectedRevision, events, command }: Append): Outcome {
    const lastPosition = this.#position + events.length;
    const lastRevision = expectedRevision + events.length;
    if (command) {
      const { commandId, inputDigest } = command;
      const { changes } = this.#insertCommand.run(commandId, inputDigest, events.length, lastPosition);
      if (changes === 0) return refused(new DuplicateCommand(commandId));
    }
    events.forEach((event, index) => {
      this.#insertOne(this.#position + 1 + index, stream, expectedRevision + 1 + index, event);
    });
    this.#position = lastPosition;
    this.#heads.stage(stream, lastRevision);
    return {
      status: 'fulfilled',
      value: { firstRevision: expectedRevision + 1, lastRevision, lastPosition },
    };
  }

  #insertUnderSavepoint(request: Append): Outcome {
    this.db.exec('SAVEPOINT one_append');
    let outcome: Outcome;
    try {
      outcome = this.#insert(request);
    } catch (error) {
      if (!(error instanceof DuplicateEventId)) throw error;
      this.db.exec('ROLLBACK TO one_append');
      outcome = refused(error);
    }
    this.db.exec('RELEASE one_append');
    return outcome;
  }

  #insertOne(position: number, stream: string, revision: number, { eventId, bytes }: NewEvent): void {
    try {
      this.#insertEvent.run(position, stream, revision, idBytes(eventId), bytes);
    } catch (error) {
      const taken =
        sqliteCode(error) === 'SQLITE_CONSTRAINT_UNIQUE' && /event_id/.test((error as Error).message);
      throw taken ? new DuplicateEventId(eventId) : error;
    }
  }
}

function refused(reason: EventStoreError): Outcome {
  return { status: 'rejected', reason };
}

/** The 16 bytes of a UUID: half the index that its text would need. */
function idBytes(eventId: string): Uint8Array {
  return Buffer.from(eventId.replaceAll('-', ''), 'hex');
}
