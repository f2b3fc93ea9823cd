import { setTimeout as delay } from 'node:timers/promises';
import type { CalendarDate } from '#domain';

export interface TimerOptions<Due> {
  readonly today: () => CalendarDate;
  /** Milliseconds between two looks. */
  readonly interval: number;
  readonly look: (today: CalendarDate) => Promise<readonly Due[]>;
  /** Must be harmless where it is asked for the same again. */
  readonly record: (due: Due, today: CalendarDate) => Promise<unknown>;
}

/**
 * Looks, again and again, for what is due, and records it. It keeps nothing between two looks, so that it may be
 * stopped and started at any time.
 */
export class Timer<Due> {
  private stopping = new AbortController();
  private running: Promise<void> | undefined;
  private lastFailure: Error | undefined;

  constructor(
    readonly name: string,
    private readonly options: TimerOptions<Due>,
  ) {}

  /** What went wrong at the last look; the next one tries again. */
  get failure(): Error | undefined {
    return this.lastFailure;
  }

  /** Begins, or begins again after it was stopped. */
  start(): void {
    if (this.running) return;
    this.stopping = new AbortController();
    this.running = this.run(this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.running = undefined;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const failure = await this.lookOnce();
      if (!signal.aborted) this.lastFailure = failure;
      await delay(this.options.interval, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async lookOnce(): Promise<Error | undefined> {
    try {
      const day = this.options.today();
      return await this.recordAll(await this.unlessStopped(this.options.look(day)), day);
    } catch (error) {
      return error as Error;
    }
  }

  /** One that cannot be decided keeps no other waiting. @returns the first failure */
  private async recordAll(due: readonly Due[], today: CalendarDate): Promise<Error | undefined> {
    let failure: Error | undefined;
    for (const one of due) {
      if (this.stopping.signal.aborted) break;
      try {
        await this.options.record(one, today);
      } catch (error) {
        failure ??= error as Error;
      }
    }
    return failure;
  }

  /** Whoever stops does not wait for what is asked; nothing is due then. */
  private unlessStopped(asked: Promise<readonly Due[]>): Promise<readonly Due[]> {
    const { signal } = this.stopping;
    const stopped = new Promise<readonly Due[]>((resolve) =>
      signal.addEventListener('abort', () => resolve([]), { once: true }),
    );
    return Promise.race([asked, stopped]);
  }
}
