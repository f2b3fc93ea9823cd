import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreBusy, type StoreUnavailable } from './errors.js';
import type { Append, Appended } from './event-store.js';

export type Outcome = PromiseSettledResult<Appended>;

/** A number of events, and of their bytes. */
export interface Amount {
  readonly events: number;
  readonly bytes: number;
}

/**
 * A group larger than this is left for the next turn of the event loop: beyond it the one fsync is a hundredth of
 * the work already, and everybody else in the process would stand still.
 */
const GROUP_EVENTS = 1_000;

interface Waiting extends Amount {
  readonly requests: readonly Append[];
  readonly answer: (outcomes: readonly Outcome[]) => void;
}

/**
 * Group commit: whatever was handed in during one turn of the event loop, or while the group before was written, is
 * written together. The queue is bounded; when it is full an append is refused at once, rather than kept until memory
 * runs out.
 */
export class CommitQueue {
  #waiting: Waiting[] = [];
  #events = 0;
  #bytes = 0;
  #working: Promise<void> | undefined;
  #stopped: StoreUnavailable | undefined;

  /**
   * @param write carries out a group; where it rejects nothing more is written, and everybody hears its reason
   * @param limits what may wait before appends are turned away
   * @param groupBytes how much goes into a group; a request that is larger goes alone
   */
  constructor(
    private readonly write: (requests: readonly Append[]) => Promise<readonly Outcome[]>,
    private readonly limits: Amount,
    private readonly groupBytes = Infinity,
  ) {}

  /** Resolves with an outcome for each request; they are written in one go, in the order given. */
  add(requests: readonly Append[]): Promise<readonly Outcome[]> {
    const { events, bytes } = amountOf(requests);
    const refusal = this.#stopped ?? this.#busy(events, bytes);
    if (refusal) return Promise.resolve(refusedAll(requests, refusal));
    return new Promise((answer) => {
      this.#waiting.push({ requests, events, bytes, answer });
      this.#events += events;
      this.#bytes += bytes;
      this.#working ??= this.#work();
    });
  }

  /** Takes no more; resolves when everything that waits has its answer. */
  async stop(reason: StoreUnavailable): Promise<void> {
    this.#stopped ??= reason;
    await this.#working;
  }

  /** A request that is larger than the whole queue is taken while nothing else waits: it could never pass otherwise. */
  #busy(events: number, bytes: number): StoreBusy | undefined {
    const full = this.#events + events > this.limits.events || this.#bytes + bytes > this.limits.bytes;
    if (!full || this.#waiting.length === 0) return undefined;
    return new StoreBusy(`${this.#events} events wait to be written already; try again in a moment`);
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      await nextTurn();
      await this.#writeGroup(this.#takeGroup());
    }
    this.#working = undefined;
  }

  #takeGroup(): Waiting[] {
    const taken = { events: 0, bytes: 0 };
    let count = 0;
    for (const { events, bytes } of this.#waiting) {
      const large = taken.events + events > GROUP_EVENTS || taken.bytes + bytes > this.groupBytes;
      if (count > 0 && large) break;
      taken.events += events;
      taken.bytes += bytes;
      count++;
    }
    this.#events -= taken.events;
    this.#bytes -= taken.bytes;
    return this.#waiting.splice(0, count);
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    let outcomes: readonly Outcome[];
    try {
      outcomes = await this.write(group.flatMap(({ requests }) => requests));
    } catch (error) {
      return this.#fail(group, error as StoreUnavailable);
    }
    let from = 0;
    for (const { requests, answer } of group) answer(outcomes.slice(from, (from += requests.length)));
  }

  /** What has failed is not written to again: what is behind would be acknowledged on top of an unknown end. */
  #fail(group: readonly Waiting[], error: StoreUnavailable): void {
    this.#stopped = error;
    for (const { requests, answer } of [...group, ...this.#waiting]) answer(refusedAll(requests, error));
    this.#waiting = [];
    this.#events = this.#bytes = 0;
  }
}

export function refusedAll(requests: readonly Append[], reason: Error): Outcome[] {
  return requests.map(() => ({ status: 'rejected', reason }));
}

function amountOf(requests: readonly Append[]): Amount {
  let events = 0;
  let bytes = 0;
  for (const request of requests) {
    events += request.events.length;
    for (const event of request.events) bytes += event.bytes.length;
  }
  return { events, bytes };
}
