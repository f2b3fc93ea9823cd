import { appendSound, checkAppend, checkWholeNumber } from '../append-request.js';
import { CommitQueue, refusedAll, type Amount, type Outcome } from '../commit-queue.js';
import { CommitSignal } from '../commit-signal.js';
import { StoreUnavailable } from '../errors.js';
import type { Append, Appended, CommandRecord, EventStore, StoredEvent } from '../event-store.js';
import { followLog } from '../follow-log.js';
import type { Connection } from './connection.js';
import { LogQueries } from './log-queries.js';
import { sqliteCode, storageFailure } from './sqlite-error.js';

/** Whoever writes the log: here, or in a thread of its own. */
export interface Writing {
  /** Position of the last event that was committed, as far as it is known here. */
  readonly head: number;
  /** @throws SqliteError, or an error with its code, where storage fails */
  write(requests: readonly Append[]): readonly Outcome[] | Promise<readonly Outcome[]>;
  /** A stream was read to its end: its next append need not look its revision up again. */
  learn?(stream: string, revision: number): void;
}

/**
 * The log in one SQLite file. What is appended goes to the one who writes in groups; what is read, is read here. Where
 * both share a connection nobody reads what is not committed, since a transaction begins and ends within one turn of the
 * event loop.
 */
export class SqliteEventStore implements EventStore {
  readonly #queries: LogQueries;
  readonly #queue: CommitQueue;
  readonly #commits: CommitSignal;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly db: Connection,
    private readonly writing: Writing,
    /** Closes what was opened for it. */
    private readonly letGo: () => void | Promise<void>,
    limits: Amount,
  ) {
    this.#queries = new LogQueries(db);
    this.#queue = new CommitQueue((requests) => this.#write(requests), limits);
    this.#commits = new CommitSignal(writing.head);
  }

  async append(request: Append): Promise<Appended> {
    checkAppend(request);
    const [outcome] = await this.#queue.add([request]);
    if (outcome!.status === 'fulfilled') return outcome!.value;
    throw outcome!.reason;
  }

  /** Never rejects: what is wrong with a request, or with storage, is the outcome of that request. */
  appendMany(requests: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> {
    return appendSound(requests, (sound) => this.#queue.add(sound));
  }

  async readStream(
    stream: string,
    fromRevision = 0,
    limit = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredEvent[]> {
    checkWholeNumber('fromRevision', fromRevision, 0);
    checkWholeNumber('limit', limit, 1);
    return this.#read(() => {
      const events = this.#queries.readStream(stream, fromRevision, limit);
      if (fromRevision === 0 && events.length < limit) this.writing.learn?.(stream, events.length - 1);
      return events;
    });
  }

  async readLog(afterPosition: number, limit: number): Promise<StoredEvent[]> {
    checkWholeNumber('afterPosition', afterPosition, 0);
    checkWholeNumber('limit', limit, 1);
    return this.#read(() => this.#queries.readLog(afterPosition, limit));
  }

  follow(afterPosition: number, signal: AbortSignal, limit = 500): AsyncIterable<StoredEvent[]> {
    checkWholeNumber('afterPosition', afterPosition, 0);
    checkWholeNumber('limit', limit, 1);
    return followLog(this, this.#commits, afterPosition, signal, limit);
  }

  async head(): Promise<number> {
    return this.#read(() => this.#commits.head);
  }

  async findCommand(commandId: string): Promise<CommandRecord | undefined> {
    return this.#read(() => this.#queries.findCommand(commandId));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#queue.stop(new StoreUnavailable('the log is closed'));
    this.#commits.close();
    await this.letGo();
  }

  async #write(requests: readonly Append[]): Promise<readonly Outcome[]> {
    try {
      return await this.writing.write(requests);
    } catch (cause) {
      const { error, passing } = storageFailure(cause);
      if (passing) return refusedAll(requests, error);
      throw error;
    } finally {
      if (this.writing.head > this.#commits.head) this.#commits.advance(this.writing.head);
    }
  }

  #read<T>(read: () => T): T {
    if (!this.db.open) throw new StoreUnavailable('the log is closed');
    try {
      return read();
    } catch (cause) {
      const what = sqliteCode(cause) ?? String(cause);
      throw new StoreUnavailable(`the log cannot be read (${what}); run \`ledger doctor\``, { cause });
    }
  }
}
