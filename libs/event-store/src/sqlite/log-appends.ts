import type { Append, CommandKey } from '../event-store.js';
import type { Connection } from './connection.js';

type EventRow = [position: number, stream: string, revision: number, eventId: Uint8Array, bytes: Uint8Array];

interface CommandRow extends CommandKey {
  readonly size: number;
  readonly lastPosition: number;
}

/** What was appended, as it was handed in: for those who bring a log into another store. */
export class LogAppends {
  readonly #events;
  readonly #commands;

  constructor(db: Connection) {
    this.#events = db
      .prepare<[number, number], EventRow>(
        'SELECT position, stream, revision, event_id, bytes FROM events WHERE position > ? AND position <= ? ORDER BY position',
      )
      .raw();
    this.#commands = db.prepare<[number, number], CommandRow>(
      `SELECT command_id AS commandId, input_digest AS inputDigest, event_count AS size, last_position AS lastPosition
       FROM commands WHERE last_position > ? AND last_position - event_count < ?`,
    );
  }

  /**
   * The appends behind a position, of at least `limit` events where there are as many: those of a command come together,
   * the others one by one. The position must be the end of an append.
   */
  read(afterPosition: number, limit: number): Append[] {
    const commands = this.#commands.all(afterPosition, afterPosition + limit);
    const last = commands.reduce(
      (end, { lastPosition }) => Math.max(end, lastPosition),
      afterPosition + limit,
    );
    const byFirst = new Map(commands.map((one) => [one.lastPosition - one.size + 1, one]));
    const events = this.#events.all(afterPosition, last);
    const appends: Append[] = [];
    for (let index = 0; index < events.length;) {
      const command = byFirst.get(events[index]![0]);
      const size = command?.size ?? 1;
      appends.push(appendOf(events.slice(index, index + size), command));
      index += size;
    }
    return appends;
  }
}

function appendOf(events: readonly EventRow[], command: CommandRow | undefined): Append {
  const [, stream, revision] = events[0]!;
  return {
    stream,
    expectedRevision: revision - 1,
    events: events.map(([, , , eventId, bytes]) => ({ eventId: uuid(eventId), bytes })),
    ...(command && { command: { commandId: command.commandId, inputDigest: command.inputDigest } }),
  };
}

const uuid = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
