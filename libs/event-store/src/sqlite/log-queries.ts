import type { CommandRecord, StoredEvent } from '../event-store.js';
import type { Connection } from './connection.js';
import { REPLACED, TextEvent } from './text-event.js';

type Row = [position: number, stream: string, revision: number, text: string];

const COLUMNS = 'position, stream, revision, CAST(bytes AS TEXT)';

/** The questions that are put to a log, prepared once for each connection. */
export class LogQueries {
  readonly #readLog;
  readonly #bytesAt;
  readonly #readStream;
  readonly #head;
  readonly #streamHead;
  readonly #holds;
  readonly #command;

  constructor(db: Connection) {
    this.#readLog = db
      .prepare<[number, number], Row>(
        `SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
      )
      .raw();
    this.#readStream = db
      .prepare<[string, number, number], Row>(
        `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
      )
      .raw();
    this.#bytesAt = db.prepare<[number], Uint8Array>('SELECT bytes FROM events WHERE position = ?').pluck();
    this.#head = db.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck();
    this.#streamHead = db
      .prepare<[string], number>('SELECT coalesce(max(revision), -1) FROM events WHERE stream = ?')
      .pluck();
    this.#holds = db
      .prepare<[string, number, Uint8Array], number>(
        'SELECT 1 FROM events WHERE stream = ? AND revision = ? AND event_id = ?',
      )
      .pluck();
    this.#command = db.prepare<[string], CommandRecord>(
      `SELECT command_id AS commandId, input_digest AS inputDigest, stream,
              revision - event_count + 1 AS firstRevision, revision AS lastRevision, position AS lastPosition
       FROM commands JOIN events ON position = last_position WHERE command_id = ?`,
    );
  }

  readLog(afterPosition: number, limit: number): StoredEvent[] {
    return this.#readLog.all(afterPosition, limit).map((row) => this.#event(row));
  }

  readStream(stream: string, fromRevision: number, limit: number): StoredEvent[] {
    return this.#readStream.all(stream, fromRevision, limit).map((row) => this.#event(row));
  }

  #event([position, stream, revision, text]: Row): StoredEvent {
    if (!text.includes(REPLACED)) return new TextEvent(position, stream, revision, text);
    return { position, stream, revision, bytes: this.#bytesAt.get(position)! };
  }

  /** Position of the last event; 0 for an empty log. */
  head(): number {
    return this.#head.get()!;
  }

  /** Revision of a stream's last event; -1 where it is empty. */
  streamHead(stream: string): number {
    return this.#streamHead.get(stream)!;
  }

  /** Whether an event stands there. */
  holds(stream: string, revision: number, eventId: Uint8Array): boolean {
    return this.#holds.get(stream, revision, eventId) !== undefined;
  }

  findCommand(commandId: string): CommandRecord | undefined {
    return this.#command.get(commandId);
  }
}
