import { setTimeout as delay } from 'node:timers/promises';
import { appendSound, checkAppend } from '../append-request.js';
import { CommitQueue, refusedAll, type Outcome } from '../commit-queue.js';
import { StoreUnavailable } from '../errors.js';
import type { Append, Appended, CommandRecord, EventStore, SharedLog, StoredEvent } from '../event-store.js';
import type { Replica } from '../sqlite/open-sqlite-event-store.js';
import type { SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { remoteEvents } from './remote-event.js';
import { remoteFailure } from './remote-failure.js';
import type { RemoteLog } from './remote-log.js';
import { type ReplicaFeed } from './replica-feed.js';

/** What goes to the server in one append; EventStoreDB takes 1 MiB unless told otherwise. */
const GROUP_BYTES = 768 * 1024;
/** What may wait to be written. */
const QUEUE = { events: 10_000, bytes: 64 * 1024 * 1024 };

/**
 * The log in EventStoreDB, read from a replica of it in SQLite. What is appended is rehearsed against the replica, with
 * every rule of the port; written to EventStoreDB at the position that the replica stands at, so that the server refuses
 * it where another node came first; and only then put into the replica.
 */
export class ReplicatedEventStore implements EventStore {
  readonly shared: SharedLog = {
    refresh: () =>
      this.#closing ? Promise.reject(new StoreUnavailable('the log is closed')) : this.feed.refresh(),
    watch: (onTaken) => this.feed.watch(onTaken),
    lease: (name) => this.remote.lease(name),
  };

  readonly #queue: CommitQueue;
  readonly #rehearse: Replica['rehearse'];
  private readonly replica: SqliteEventStore;
  #closing: Promise<void> | undefined;

  constructor(
    { store, rehearse }: Replica,
    private readonly remote: RemoteLog,
    private readonly feed: ReplicaFeed,
    /** How long an append is tried again while the server does not answer, in milliseconds. */
    private readonly patience: number,
  ) {
    this.replica = store;
    this.#rehearse = rehearse;
    const write = (requests: readonly Append[]): Promise<readonly Outcome[]> =>
      this.feed.exclusively(() => this.#carryOut(requests));
    this.#queue = new CommitQueue(write, QUEUE, GROUP_BYTES);
  }

  async append(request: Append): Promise<Appended> {
    checkAppend(request);
    const [outcome] = await this.#queue.add([request]);
    if (outcome!.status === 'fulfilled') return outcome!.value;
    throw outcome!.reason;
  }

  async appendMany(requests: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> {
    return appendSound(requests, (sound) => this.#queue.add(sound));
  }

  readStream(stream: string, fromRevision?: number, limit?: number): Promise<StoredEvent[]> {
    return this.replica.readStream(stream, fromRevision, limit);
  }

  readLog(afterPosition: number, limit: number): Promise<StoredEvent[]> {
    return this.replica.readLog(afterPosition, limit);
  }

  follow(afterPosition: number, signal: AbortSignal, limit?: number): AsyncIterable<StoredEvent[]> {
    return this.replica.follow(afterPosition, signal, limit);
  }

  head(): Promise<number> {
    return this.replica.head();
  }

  findCommand(commandId: string): Promise<CommandRecord | undefined> {
    return this.replica.findCommand(commandId);
  }

  close(): Promise<void> {
    this.#closing ??= this.#letGo();
    return this.#closing;
  }

  async #letGo(): Promise<void> {
    await this.#queue.stop(new StoreUnavailable('the log is closed'));
    await this.feed.stop();
    await this.remote.close();
    await this.replica.close();
  }

  /** Never rejects. Decided anew whenever another node wrote first. */
  async #carryOut(requests: readonly Append[]): Promise<readonly Outcome[]> {
    if (this.feed.halted) return refusedAll(requests, this.feed.halted);
    const giveUp = performance.now() + this.patience;
    for (let pause = 20; ; pause = Math.min(pause * 2, 1_000)) {
      let outcomes: readonly Outcome[] = [];
      try {
        outcomes = this.#rehearse(requests);
        const accepted = requests.filter((_, index) => outcomes[index]!.status === 'fulfilled');
        if (accepted.length === 0) return outcomes;
        await this.remote.append(await this.replica.head(), accepted.flatMap(remoteEvents));
        await this.feed.take(accepted);
        return outcomes;
      } catch (cause) {
        if (this.feed.halted || cause instanceof StoreUnavailable)
          return refusing(outcomes, requests, cause as Error);
        const failure = remoteFailure(cause, this.remote.address);
        if (failure.kind === 'refused') return refusing(outcomes, requests, failure.error);
        const written = await this.#writtenAfterAll(requests, outcomes);
        if (written) return outcomes;
        if (failure.kind === 'conflict') continue;
        if (performance.now() > giveUp) return refusing(outcomes, requests, failure.error);
        await delay(pause);
      }
    }
  }

  /**
   * An append without an answer may have been written: then it is in what the log holds by now. Where reading that fails
   * on the way, what was read counts: the replica has it, and would refuse the append as one that came before.
   */
  async #writtenAfterAll(requests: readonly Append[], outcomes: readonly Outcome[]): Promise<boolean> {
    const first = requests.find((_, index) => outcomes[index]!.status === 'fulfilled');
    const taken = new Set<string>();
    await this.feed.catchUp(taken).catch(() => undefined);
    return taken.has(first!.events[0]!.eventId.toLowerCase());
  }
}

/** What was refused by the rules stays so; what would have been written, was not as far as anyone can tell. */
const refusing = (outcomes: readonly Outcome[], requests: readonly Append[], reason: Error): Outcome[] =>
  refusedAll(requests, reason).map((refused, index) =>
    outcomes[index]?.status === 'rejected' ? outcomes[index] : refused,
  );
