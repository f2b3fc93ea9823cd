import { setTimeout as delay } from 'node:timers/promises';
import { UnreadableEvent } from '#processing';
import type { NextBatch, Place, RelayedLog } from './batch.js';
import { RelayHalted, RelayRefused, RelayTurnedAway } from './errors.js';
import type { PublishedUpTo, Publisher } from './publisher.js';
import { envelopeOf } from './stored-envelope.js';

/** How long to wait until the log is looked at again, in milliseconds. */
const POLL = 100;
/** How long to wait after a failure, in milliseconds: at first, and at most. */
const SHORTEST_PAUSE = 200;
const LONGEST_PAUSE = 5_000;

/** How a relay is; counts are of this one, since it began. */
export interface RelayStatus {
  /** `halted`: it will not go on by itself, `failure` says why. */
  readonly state: 'connecting' | 'relaying' | 'halted' | 'stopped';
  /** Up to which the log has been published; 0 until that is known. */
  readonly position: number;
  readonly publishedEvents: number;
  /** Times that a broker was away, or refused. */
  readonly failures: number;
  /** What keeps it from publishing now. */
  readonly failure?: string;
}

export interface RelayOptions {
  readonly log: RelayedLog;
  readonly open: () => Promise<Publisher>;
  /** What is published of the log. */
  readonly next: NextBatch;
  /** Begins behind this position where nothing was published yet, else goes on; 0 unless told otherwise. */
  readonly from?: number;
  /** Ends when all is published that the log holds, instead of waiting for more. */
  readonly once?: boolean;
  /** Called at every change. */
  readonly onStatus?: (status: RelayStatus) => void;
}

/** Publishes what is made of a log: each batch once, in order, whatever becomes of the brokers and of this process. */
export class Relay {
  private current: RelayStatus = { state: 'connecting', position: 0, publishedEvents: 0, failures: 0 };
  private pause = SHORTEST_PAUSE;
  private wasLetIn = false;

  constructor(private readonly options: RelayOptions) {}

  get status(): RelayStatus {
    return this.current;
  }

  /**
   * Runs until the signal aborts. Brokers that are away are tried again, at longer and longer intervals.
   * @throws RelayHalted where it was fenced, or what stands in Kafka is of another log
   * @throws RelayTurnedAway where the brokers never let it in
   * @throws UnreadableEvent where an event cannot be read; it is never skipped
   */
  async run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted && !(await this.relayUntilFailure(signal))) await rest(this.pauseNow(), signal);
      this.tell({ state: 'stopped' });
    } catch (error) {
      this.tell({ state: 'halted', failure: (error as Error).message });
      throw error;
    }
  }

  /** @returns whether it is done */
  private async relayUntilFailure(signal: AbortSignal): Promise<boolean> {
    let publisher: Publisher | undefined;
    try {
      publisher = await this.options.open();
      this.wasLetIn = true;
      const place = this.beginning(publisher.upTo);
      this.tell({ state: 'relaying', position: reached(place), failure: undefined });
      return await this.follow(publisher, place, signal);
    } catch (error) {
      if (this.mustHalt(error)) throw error;
      const { failures } = this.current;
      this.tell({ state: 'connecting', failures: failures + 1, failure: (error as Error).message });
      return false;
    } finally {
      await publisher?.close();
    }
  }

  private async follow(publisher: Publisher, from: Place, signal: AbortSignal): Promise<boolean> {
    let place = from;
    let batch = this.options.next(place);
    while (!signal.aborted) {
      const { upTo, messages } = batch;
      if (upTo) {
        const publishing = publisher.publish(messages, upTo);
        // While the brokers write, the next ones are read. Where that fails, it is said once these are published.
        const next = Promise.resolve().then(() => this.options.next(upTo));
        next.catch(() => undefined);
        await publishing;
        this.pause = SHORTEST_PAUSE;
        const publishedEvents = this.current.publishedEvents + messages.length;
        this.tell({ position: reached(upTo), publishedEvents });
        place = upTo;
        batch = await next;
      } else if (this.options.once) {
        return true;
      } else {
        await rest(POLL, signal);
        batch = this.options.next(place);
      }
    }
    return true;
  }

  /** Where to go on, or begin. @throws RelayRefused where what was published is not of this log, or there would be a gap */
  private beginning(upTo: PublishedUpTo | undefined): Place {
    const { log, from = 0 } = this.options;
    const head = log.head();
    if (!upTo) {
      if (from <= head) return { position: from };
      throw new RelayRefused(`the log ends at position ${head}; it cannot be relayed from ${from} on`);
    }
    const { position, eventId } = upTo;
    if (from > position) {
      throw new RelayRefused(
        `these topics hold the log up to position ${position}: from ${from} on there would be a gap; give another topic prefix`,
      );
    }
    const [event] = log.readLog(position - 1, 1);
    if (event && envelopeOf(event).eventId === eventId) return upTo;
    throw new RelayRefused(
      `these topics hold another log, up to position ${position}, or this one is an older backup of it; give another topic prefix`,
    );
  }

  /** Whoever was let in before waits for the new password or certificate, which it reads each time it tries. */
  private mustHalt(error: unknown): boolean {
    if (error instanceof RelayTurnedAway) return !this.wasLetIn;
    return error instanceof RelayHalted || error instanceof UnreadableEvent;
  }

  private pauseNow(): number {
    const now = this.pause;
    this.pause = Math.min(now * 2, LONGEST_PAUSE);
    return now;
  }

  private tell(change: { [Key in keyof RelayStatus]?: RelayStatus[Key] | undefined }): void {
    const { failure, ...others } = { ...this.current, ...change } as RelayStatus;
    this.current = { ...others, ...(failure !== undefined && { failure }) };
    this.options.onStatus?.(this.current);
  }
}

const reached = ({ position, goOnBehind = position }: Place): number => goOnBehind;

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);
