import { checkAppend, checkWholeNumber } from '../append-request.js';
import { CommitSignal } from '../commit-signal.js';
import {
  DuplicateCommand,
  DuplicateEventId,
  StoreUnavailable,
  StreamConflict,
  type EventStoreError,
} from '../errors.js';
import type { Append, Appended, CommandRecord, EventStore, Guard, StoredEvent } from '../event-store.js';
import { followLog } from '../follow-log.js';

/** The log in memory: for tests and trials. It keeps nothing when the process ends. */
export class MemoryEventStore implements EventStore {
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #events = new Map<string, StoredEvent>();
  readonly #commands = new Map<string, CommandRecord>();
  readonly #commits = new CommitSignal(0);
  #closed = false;

  async append(request: Append): Promise<Appended> {
    checkAppend(request);
    this.#requireOpen();
    const refusal = this.#refusalOf(request);
    if (refusal) throw refusal;
    const appended = this.#store(request);
    this.#commits.advance(this.#log.length);
    return appended;
  }

  appendMany(requests: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> {
    return Promise.allSettled(requests.map((request) => this.append(request)));
  }

  async readStream(
    stream: string,
    fromRevision = 0,
    limit = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredEvent[]> {
    checkWholeNumber('fromRevision', fromRevision, 0);
    checkWholeNumber('limit', limit, 1);
    this.#requireOpen();
    return (this.#streams.get(stream) ?? []).slice(fromRevision, fromRevision + limit).map(copyOf);
  }

  async readLog(afterPosition: number, limit: number): Promise<StoredEvent[]> {
    checkWholeNumber('afterPosition', afterPosition, 0);
    checkWholeNumber('limit', limit, 1);
    this.#requireOpen();
    return this.#log.slice(afterPosition, afterPosition + limit).map(copyOf);
  }

  follow(afterPosition: number, signal: AbortSignal, limit = 500): AsyncIterable<StoredEvent[]> {
    checkWholeNumber('afterPosition', afterPosition, 0);
    checkWholeNumber('limit', limit, 1);
    return followLog(this, this.#commits, afterPosition, signal, limit);
  }

  async head(): Promise<number> {
    this.#requireOpen();
    return this.#log.length;
  }

  async findCommand(commandId: string): Promise<CommandRecord | undefined> {
    this.#requireOpen();
    return this.#commands.get(commandId);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#commits.close();
  }

  /** A command that was carried out is told so even where its stream has moved on: a retry is always late. */
  #refusalOf({
    stream,
    expectedRevision,
    expectedEventId,
    events,
    command,
    guards = [],
  }: Append): EventStoreError | undefined {
    if (command && this.#commands.has(command.commandId)) return new DuplicateCommand(command.commandId);
    const own = { stream, revision: expectedRevision, ...(expectedEventId && { eventId: expectedEventId }) };
    for (const guard of [own, ...guards]) {
      const { stream: name, revision } = guard;
      const actual = (this.#streams.get(name)?.length ?? 0) - 1;
      if (actual !== revision || !this.#holds(guard)) return new StreamConflict(name, revision, actual);
    }
    const seen = new Set<string>();
    for (const { eventId } of events) {
      const id = eventId.toLowerCase();
      if (this.#events.has(id) || seen.has(id)) return new DuplicateEventId(eventId);
      seen.add(id);
    }
    return undefined;
  }

  #holds({ stream, revision, eventId }: Guard): boolean {
    if (eventId === undefined) return true;
    const found = this.#events.get(eventId.toLowerCase());
    return found?.stream === stream && found.revision === revision;
  }

  #store({ stream, events, command }: Append): Appended {
    const ofStream = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, ofStream);
    const firstRevision = ofStream.length;
    for (const { eventId, bytes } of events) {
      const stored = {
        position: this.#log.length + 1,
        stream,
        revision: ofStream.length,
        bytes: new Uint8Array(bytes),
      };
      this.#events.set(eventId.toLowerCase(), stored);
      this.#log.push(stored);
      ofStream.push(stored);
    }
    const appended = { firstRevision, lastRevision: ofStream.length - 1, lastPosition: this.#log.length };
    if (command) {
      const { commandId, inputDigest } = command;
      this.#commands.set(commandId, { commandId, inputDigest, stream, ...appended });
    }
    return appended;
  }

  #requireOpen(): void {
    if (this.#closed) throw new StoreUnavailable('the log is closed');
  }
}

/** Hands out copies: a reader that scribbles on its bytes must not change the log. */
function copyOf(event: StoredEvent): StoredEvent {
  return { ...event, bytes: new Uint8Array(event.bytes) };
}

export async function openMemoryEventStore(): Promise<MemoryEventStore> {
  return new MemoryEventStore();
}
