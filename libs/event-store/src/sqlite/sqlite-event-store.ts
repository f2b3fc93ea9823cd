import { appendSound, checkAppend, checkWholeNumber } from '../append-request.js';
import { CommitSignal } from '../commit-signal.js';
import { StoreUnavailable } from '../errors.js';
import type { Append, Appended, CommandRecord, EventStore, StoredEvent } from '../event-store.js';
import { followLog } from '../follow-log.js';
import { CommitQueue, type QueueLimits } from './commit-queue.js';
import type { Connection } from './connection.js';
import { LogQueries } from './log-queries.js';
import { LogWriter, type Outcome } from './log-writer.js';
import type { ProcessLock } from './process-lock.js';
import { sqliteCode } from './sqlite-error.js';

/**
 * The log in one SQLite file. Reads use the writer's own connection: its page cache stays warm, where a second
 * connection drops its cache at every commit and answers at half the speed (measured); and since a transaction begins
 * and ends within one turn of the event loop, nobody ever reads what is not committed.
 */
export class SqliteEventStore implements EventStore {
  readonly #queries: LogQueries;
  readonly #writer: LogWriter;
  readonly #queue: CommitQueue;
  readonly #commits: CommitSignal;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly db: Connection,
    private readonly lock: ProcessLock,
    limits: QueueLimits,
  ) {
    this.#queries = new LogQueries(db);
    this.#writer = new LogWriter(db);
    this.#queue = new CommitQueue((requests) => this.#writer.write(requests), limits);
    this.#commits = new CommitSignal(this.#writer.head);
  }

  async append(request: Append): Promise<Appended> {
    checkAppend(request);
    return new Promise((resolve, reject) => {
      this.#queue.add([request], (outcomes) => {
        this.#announce();
        const outcome = outcomes[0]!;
        if (outcome.status === 'fulfilled') resolve(outcome.value);
        else reject(outcome.reason);
      });
    });
  }

  /** Never rejects: what is wrong with a request, or with storage, is the outcome of that request. */
  appendMany(requests: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> {
    return appendSound(
      requests,
      (sound) =>
        new Promise((resolve) => {
          this.#queue.add(sound, (outcomes) => {
            this.#announce();
            resolve(outcomes);
          });
        }),
    );
  }

  /** What appending these now would answer, each in its turn; nothing is written. */
  rehearse(requests: readonly Append[]): Outcome[] {
    return this.#read(() => this.#writer.rehearse(requests));
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
      if (fromRevision === 0 && events.length < limit) this.#writer.learn(stream, events.length - 1);
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
    this.#closing ??= this.#letGo();
    return this.#closing;
  }

  async #letGo(): Promise<void> {
    await this.#queue.stop(new StoreUnavailable('the log is closed'));
    this.#commits.close();
    try {
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // Nothing is lost with it: what is in the WAL is read from there at the next start.
    }
    this.db.close();
    this.lock.release();
  }

  #announce(): void {
    if (this.#writer.head > this.#commits.head) this.#commits.advance(this.#writer.head);
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
