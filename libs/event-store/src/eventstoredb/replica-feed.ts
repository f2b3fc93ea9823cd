import { setTimeout as delay } from 'node:timers/promises';
import { StoreRefused } from '../errors.js';
import type { Append } from '../event-store.js';
import type { SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { AppendsInOrder, type PlacedAppend } from './remote-event.js';
import type { RemoteLog } from './remote-log.js';

const BATCH = 1_000;
const LONGEST_PAUSE = 5_000;

/** Brings the replica what is in the shared log, in order and once: by catching up, and as it comes. */
export class ReplicaFeed {
  readonly #stopping = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #following: Promise<void> | undefined;
  #halted: StoreRefused | undefined;
  #refreshing: Promise<void> | undefined;
  readonly #watchers: ((streams: ReadonlySet<string>) => void)[] = [];

  constructor(
    private readonly replica: SqliteEventStore,
    private readonly remote: RemoteLog,
  ) {}

  /** Calls back with the streams of what was taken from the log, this node's own writing left out. */
  watch(onTaken: (streams: ReadonlySet<string>) => void): void {
    this.#watchers.push(onTaken);
  }

  /** Catches up. Those that ask before a round has begun share it: what stood in the log when they asked is in it. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.exclusively(async () => {
      this.#refreshing = undefined;
      if (this.#halted) throw this.#halted;
      await this.catchUp();
    });
    return this.#refreshing;
  }

  /** Why nothing is taken any more: what the log holds cannot be put into the replica. */
  get halted(): StoreRefused | undefined {
    return this.#halted;
  }

  /** One at a time changes the replica: whoever writes, or whoever takes in what others wrote. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Follows the log from where the replica stands, whatever happens to the connection. */
  start(): void {
    this.#following = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
  }

  /**
   * Takes everything that the log holds now; to be called exclusively.
   * @param taken gets the ids of the events that were taken, also of those before a failure
   * @throws StoreUnavailable, StoreRefused
   */
  async catchUp(taken = new Set<string>()): Promise<void> {
    const head = await this.replica.head();
    const appends = new AppendsInOrder(head);
    for await (const batch of this.remote.read(head, BATCH)) {
      const complete = appends.take(batch);
      await this.#takeOfOthers(complete);
      for (const { append } of complete) {
        for (const { eventId } of append.events) taken.add(eventId.toLowerCase());
      }
    }
  }

  /** Puts appends into the replica that stand in the log. @throws StoreRefused where they do not fit */
  async take(appends: readonly Append[]): Promise<void> {
    if (appends.length === 0) return;
    const outcomes = await this.replica.appendMany(appends);
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (!failed) return;
    this.#halted = new StoreRefused(
      `what stands in the log does not fit the replica (${String((failed as PromiseRejectedResult).reason)}); delete the replica and start again`,
    );
    throw this.#halted;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    for (let pause = 50; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        const head = await this.replica.head();
        const appends = new AppendsInOrder(head);
        for await (const batch of this.remote.follow(head, signal)) {
          await this.exclusively(() => this.#takeNew(appends.take(batch)));
          pause = 50;
        }
      } catch (error) {
        if (error instanceof StoreRefused) this.#halted ??= error;
        if (this.#halted) return;
      }
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** What this node wrote itself comes as well: it is there already. */
  async #takeNew(appends: readonly PlacedAppend[]): Promise<void> {
    const head = await this.replica.head();
    const fresh = appends.filter(({ lastPosition }) => lastPosition > head);
    if (fresh.length === 0) return;
    await this.#takeOfOthers(fresh);
  }

  async #takeOfOthers(appends: readonly PlacedAppend[]): Promise<void> {
    if (appends.length === 0) return;
    await this.take(appends.map(({ append }) => append));
    const streams = new Set(appends.map(({ append }) => append.stream));
    for (const onTaken of this.#watchers) onTaken(streams);
  }
}
