import { StoreBusy, type StoreUnavailable } from '../errors.js';
import type { Append } from '../event-store.js';
import type { Outcome } from './log-writer.js';
import { storageFailure } from './sqlite-error.js';

/** How much may wait to be written before appends are turned away. */
export interface QueueLimits {
  readonly events: number;
  readonly bytes: number;
}

/**
 * A group larger than this is left for the next turn of the event loop: beyond it the one fsync is a hundredth of
 * the work already, and everybody else in the process would stand still.
 */
const GROUP_EVENTS = 1_000;

interface Waiting {
  readonly requests: readonly Append[];
  readonly events: number;
  readonly bytes: number;
  readonly answer: (outcomes: Outcome[]) => void;
}

/**
 * Group commit: whatever was handed in during one turn of the event loop is written together, with one fsync. The
 * queue is bounded; when it is full an append is refused at once, rather than kept until memory runs out.
 */
export class CommitQueue {
  #waiting: Waiting[] = [];
  #events = 0;
  #bytes = 0;
  #scheduled = false;
  #stopped: StoreUnavailable | undefined;
  #drained: (() => void) | undefined;

  constructor(
    private readonly write: (requests: readonly Append[]) => Outcome[],
    private readonly limits: QueueLimits,
  ) {}

  /** Queues requests that are written in one transaction. `answer` is called once, with an outcome for each. */
  add(requests: readonly Append[], answer: (outcomes: Outcome[]) => void): void {
    const { events, bytes } = sizeOf(requests);
    const refusal = this.#stopped ?? this.#busy(events, bytes);
    if (refusal) return answer(refusedAll(requests, refusal));
    this.#waiting.push({ requests, events, bytes, answer });
    this.#events += events;
    this.#bytes += bytes;
    this.#schedule();
  }

  /** Takes no more; resolves when everything that waits has its answer. */
  stop(reason: StoreUnavailable): Promise<void> {
    this.#stopped ??= reason;
    if (this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#drained = resolve;
    });
  }

  /** A request that is larger than the whole queue is taken while nothing else waits: it could never pass otherwise. */
  #busy(events: number, bytes: number): StoreBusy | undefined {
    const full = this.#events + events > this.limits.events || this.#bytes + bytes > this.limits.bytes;
    if (!full || this.#waiting.length === 0) return undefined;
    return new StoreBusy(`${this.#events} events wait to be written already; try again in a moment`);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#writeGroup(this.#takeGroup());
      if (this.#waiting.length > 0) this.#schedule();
      else this.#drained?.();
    });
  }

  #takeGroup(): Waiting[] {
    let count = 0;
    let events = 0;
    for (const one of this.#waiting) {
      if (count > 0 && events + one.events > GROUP_EVENTS) break;
      events += one.events;
      this.#bytes -= one.bytes;
      count++;
    }
    this.#events -= events;
    return this.#waiting.splice(0, count);
  }

  #writeGroup(group: readonly Waiting[]): void {
    let outcomes: Outcome[];
    try {
      outcomes = this.write(group.flatMap(({ requests }) => requests));
    } catch (error) {
      return this.#fail(group, error);
    }
    let from = 0;
    for (const { requests, answer } of group) answer(outcomes.slice(from, (from += requests.length)));
  }

  /** Storage that has failed is not written to again: what is behind would be acknowledged on top of an unknown end. */
  #fail(group: readonly Waiting[], cause: unknown): void {
    const { error, passing } = storageFailure(cause);
    for (const { requests, answer } of group) answer(refusedAll(requests, error));
    if (passing) return;
    this.#stopped = error;
    for (const { requests, answer } of this.#waiting) answer(refusedAll(requests, error));
    this.#waiting = [];
    this.#events = this.#bytes = 0;
  }
}

function sizeOf(requests: readonly Append[]): { events: number; bytes: number } {
  let events = 0;
  let bytes = 0;
  for (const request of requests) {
    events += request.events.length;
    for (const event of request.events) bytes += event.bytes.length;
  }
  return { events, bytes };
}

function refusedAll(requests: readonly Append[], reason: Error): Outcome[] {
  return requests.map(() => ({ status: 'rejected', reason }));
}
