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
  private stopping = new AbortController();
  private readonly waiting = new Set<() => void>();
  private running: Promise<void> | undefined;
  private handledPosition: number;
  private savedPosition: number;
  private haltReason: Error | undefined;
  private outage: Error | undefined;

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

  get haltedForGood(): boolean {
    return this.haltReason !== undefined;
  }

  /** Begins, or goes on after it was stopped. */
  start(): void {
    this.stopping = new AbortController();
    this.outage = undefined;
    const { signal } = this.stopping;
    this.running = this.run(signal).catch((error: unknown) => {
      // Stopped while it was trying again: another start goes on there.
      if (signal.aborted && isPassing(error)) return;
      this.haltReason = error as Error;
      this.wake();
    });
  }

  /** What is up to this position was handled elsewhere; only while it is stopped. */
  pass(position: number): void {
    this.advance(Math.max(position, this.handledPosition));
  }

  /** Why nobody knows whether it is to be started; undefined where that is known. Only while it is stopped. */
  hinder(reason: Error | undefined): void {
    this.outage = reason;
    this.wake();
  }

  /** Resolves once the event at `position` is handled, here or elsewhere. @throws the reason, where the follower is halted before it */
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

  private async run(signal: AbortSignal): Promise<void> {
    for await (const batch of this.store.follow(this.handledPosition, signal, BATCH)) {
      const events = batch.filter((stored) => !this.passes.has(typeOf(stored)!)).map(decodeEvent);
      if (events.length > 0) await this.handleWithPatience(events, signal);
      this.advance(batch.at(-1)!.position);
      if (signal.aborted) return;
    }
  }

  private advance(position: number): void {
    this.handledPosition = position;
    if (position - this.savedPosition >= EVENTS_BETWEEN_CHECKPOINTS) this.save();
    this.wake();
  }

  /**
   * A store that is busy or away, or another node that works on the same streams, is no reason to halt for good: handling
   * the events again does what has not been done. The pauses differ, so that two nodes do not meet again each time.
   */
  private async handleWithPatience(events: readonly RecordedEvent[], signal: AbortSignal): Promise<void> {
    for (let pause = 5; ; pause = Math.min(pause * 2, 1000)) {
      try {
        await this.handle(events);
        this.outage = undefined;
        return;
      } catch (error) {
        if (!isPassing(error) || signal.aborted) throw error;
        if (error instanceof StoreUnavailable) {
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

const isPassing = (error: unknown): boolean =>
  error instanceof StoreUnavailable || error instanceof StoreBusy || error instanceof StreamConflict;
