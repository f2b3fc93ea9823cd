import { setTimeout as delay } from 'node:timers/promises';
import type { LedgerEventType, RecordedEvent } from '#domain';
import { StoreBusy, StoreUnavailable, StreamConflict, type EventStore } from '#event-store';
import type { CheckpointFile } from './checkpoint-file.js';
import { decodeEvent, typeOf } from './event-codec.js';

/** Handles events in log order; must be harmless when it is given the same events again. */
export type HandleEvents = (events: readonly RecordedEvent[]) => Promise<void>;

const BATCH = 400;
const EVENTS_BETWEEN_CHECKPOINTS = 20_000;

/**
 * Follows the log from its checkpoint, batch after batch. A batch that cannot be handled halts it for good, with the
 * reason in `halted`: nothing is skipped.
 */
export class LogFollower {
  private readonly stopping = new AbortController();
  private readonly waiting = new Set<() => void>();
  private running: Promise<void> | undefined;
  private handledPosition: number;
  private savedPosition: number;
  private haltReason: Error | undefined;
  private outage: StoreUnavailable | undefined;

  constructor(
    readonly name: string,
    private readonly store: EventStore,
    private readonly checkpoint: CheckpointFile,
    private readonly handle: HandleEvents,
    /** Types that `handle` takes no interest in: they are passed without being read. */
    private readonly passes: ReadonlySet<LedgerEventType> = new Set(),
  ) {
    this.handledPosition = this.savedPosition = checkpoint.read();
  }

  get position(): number {
    return this.handledPosition;
  }

  /** Why it does not go on: for good, or as long as storage is away. */
  get halted(): Error | undefined {
    return this.haltReason ?? this.outage;
  }

  start(): void {
    this.running = this.run().catch((error: unknown) => {
      this.haltReason = error as Error;
      this.wake();
    });
  }

  /** Resolves once the event at `position` is handled. @throws the reason, where the follower is halted before it */
  async reached(position: number): Promise<void> {
    while (this.handledPosition < position) {
      if (this.halted) {
        throw new Error(
          `${this.name} halted behind position ${this.handledPosition}: ${this.halted.message}`,
          { cause: this.halted },
        );
      }
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    if (this.handledPosition > this.savedPosition) this.save();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for await (const batch of this.store.follow(this.handledPosition, signal, BATCH)) {
      const events = batch.filter((stored) => !this.passes.has(typeOf(stored)!)).map(decodeEvent);
      if (events.length > 0) await this.handleWithPatience(events);
      this.handledPosition = batch.at(-1)!.position;
      if (this.handledPosition - this.savedPosition >= EVENTS_BETWEEN_CHECKPOINTS) this.save();
      this.wake();
      if (signal.aborted) return;
    }
  }

  /**
   * A store that is busy or away, or another node that works on the same streams, is no reason to halt for good: handling
   * the events again does what has not been done. The pauses differ, so that two nodes do not meet again each time.
   */
  private async handleWithPatience(events: readonly RecordedEvent[]): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = 5; ; pause = Math.min(pause * 2, 1000)) {
      try {
        await this.handle(events);
        this.outage = undefined;
        return;
      } catch (error) {
        const away = error instanceof StoreUnavailable;
        const passing = away || error instanceof StoreBusy || error instanceof StreamConflict;
        if (!passing || signal.aborted) throw error;
        if (away) {
          this.outage = error;
          this.wake();
        }
        await delay(pause * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private save(): void {
    this.checkpoint.write(this.handledPosition);
    this.savedPosition = this.handledPosition;
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
