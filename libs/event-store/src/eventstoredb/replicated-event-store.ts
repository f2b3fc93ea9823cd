import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { appendSound, checkAppend } from '../append-request.js';
import { StoreBusy, StoreUnavailable } from '../errors.js';
import type { Append, Appended, CommandRecord, EventStore, SharedLog, StoredEvent } from '../event-store.js';
import type { SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import type { Outcome } from '../sqlite/log-writer.js';
import { remoteEvents } from './remote-event.js';
import { remoteFailure } from './remote-failure.js';
import type { RemoteLog } from './remote-log.js';
import { type ReplicaFeed } from './replica-feed.js';

/** What goes to the server in one append; EventStoreDB takes 1 MiB unless told otherwise. */
const GROUP_BYTES = 768 * 1024;
const GROUP_EVENTS = 1_000;
const QUEUE_EVENTS = 10_000;

interface Waiting {
  readonly requests: readonly Append[];
  readonly events: number;
  readonly bytes: number;
  readonly answer: (outcomes: Outcome[]) => void;
}

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

  #waiting: Waiting[] = [];
  #events = 0;
  #working: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly replica: SqliteEventStore,
    private readonly remote: RemoteLog,
    private readonly feed: ReplicaFeed,
    /** How long an append is tried again while the server does not answer, in milliseconds. */
    private readonly patience: number,
  ) {}

  async append(request: Append): Promise<Appended> {
    checkAppend(request);
    const [outcome] = await this.#add([request]);
    if (outcome!.status === 'fulfilled') return outcome!.value;
    throw outcome!.reason;
  }

  async appendMany(requests: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> {
    return appendSound(requests, async (sound) => (sound.length > 0 ? this.#add(sound) : []));
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
    await this.#working;
    await this.feed.stop();
    await this.remote.close();
    await this.replica.close();
  }

  #add(requests: readonly Append[]): Promise<Outcome[]> {
    const sizes = requests.flatMap(({ events }) => events.map(({ bytes }) => bytes.length));
    const refusal = this.#refusal(sizes.length);
    if (refusal) return Promise.resolve(requests.map(() => rejected(refusal)));
    return new Promise((answer) => {
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      this.#waiting.push({ requests, events: sizes.length, bytes, answer });
      this.#events += sizes.length;
      this.#working ??= this.#work();
    });
  }

  #refusal(events: number): Error | undefined {
    if (this.#closing) return new StoreUnavailable('the log is closed');
    if (this.feed.halted) return this.feed.halted;
    if (this.#waiting.length === 0 || this.#events + events <= QUEUE_EVENTS) return undefined;
    return new StoreBusy(`${this.#events} events wait to be written already; try again in a moment`);
  }

  async #work(): Promise<void> {
    // What is handed in during this turn of the event loop goes together.
    await nextTurn();
    for (let group = this.#takeGroup(); group.length > 0; group = this.#takeGroup()) {
      const outcomes = await this.feed.exclusively(() =>
        this.#carryOut(group.flatMap(({ requests }) => requests)),
      );
      let from = 0;
      for (const { requests, answer } of group) answer(outcomes.slice(from, (from += requests.length)));
    }
    this.#working = undefined;
  }

  #takeGroup(): Waiting[] {
    let count = 0;
    let events = 0;
    let bytes = 0;
    for (const one of this.#waiting) {
      events += one.events;
      bytes += one.bytes;
      if (count > 0 && (events > GROUP_EVENTS || bytes > GROUP_BYTES)) break;
      this.#events -= one.events;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  /** Never rejects. Decided anew whenever another node wrote first. */
  async #carryOut(requests: readonly Append[]): Promise<Outcome[]> {
    const giveUp = performance.now() + this.patience;
    for (let pause = 20; ; pause = Math.min(pause * 2, 1_000)) {
      let outcomes: Outcome[] = [];
      try {
        outcomes = this.replica.rehearse(requests);
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

  /** An append without an answer may have been written: then it is in what the log holds by now. */
  async #writtenAfterAll(requests: readonly Append[], outcomes: readonly Outcome[]): Promise<boolean> {
    const first = requests.find((_, index) => outcomes[index]!.status === 'fulfilled');
    try {
      return (await this.feed.catchUp()).has(first!.events[0]!.eventId.toLowerCase());
    } catch {
      return false;
    }
  }
}

const rejected = (reason: Error): Outcome => ({ status: 'rejected', reason });

/** What was refused by the rules stays so; what would have been written, was not as far as anyone can tell. */
const refusing = (outcomes: readonly Outcome[], requests: readonly Append[], reason: Error): Outcome[] =>
  requests.map((_, index) => (outcomes[index]?.status === 'rejected' ? outcomes[index] : rejected(reason)));
