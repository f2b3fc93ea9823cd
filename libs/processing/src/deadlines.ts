import { setTimeout as delay } from 'node:timers/promises';
import type { CalendarDate } from '#domain';
import { recordSilence, type EntryAddress } from './commands/entry-commands.js';
import type { Executor } from './executor.js';

export interface DeadlinesOptions {
  readonly executor: Executor;
  readonly today: () => CalendarDate;
  /** The entries that wait for an answer which was due before a day. */
  readonly pendingAnswers: (before: CalendarDate) => Promise<readonly EntryAddress[]>;
  /** Milliseconds between two looks. */
  readonly interval: number;
}

/**
 * Records silence where the person concerned did not answer in time. It keeps nothing between two looks, so that it
 * may be stopped and started at any time; that it asks again about an entry changes nothing.
 */
export class Deadlines {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private lastFailure: Error | undefined;

  constructor(private readonly options: DeadlinesOptions) {}

  /** What went wrong at the last look; the next one tries again. */
  get failure(): Error | undefined {
    return this.lastFailure;
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const failure = await this.look();
      if (!signal.aborted) this.lastFailure = failure;
      await delay(this.options.interval, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async look(): Promise<Error | undefined> {
    const { today, pendingAnswers } = this.options;
    try {
      const day = today();
      return await this.recordAll(await this.unlessStopped(pendingAnswers(day)), day);
    } catch (error) {
      return error as Error;
    }
  }

  /** One entry that cannot be decided keeps no other waiting. @returns the first failure */
  private async recordAll(due: readonly EntryAddress[], today: CalendarDate): Promise<Error | undefined> {
    let failure: Error | undefined;
    for (const { period, staff, entryId } of due) {
      if (this.stopping.signal.aborted) break;
      const given = {
        by: { id: 'deadlines', grants: [] },
        today,
        meta: { actor: { kind: 'system', id: 'deadlines' }, commandId: `silence:${entryId}` } as const,
      };
      try {
        await recordSilence(this.options.executor, { period, staff, entryId }, given);
      } catch (error) {
        failure ??= error as Error;
      }
    }
    return failure;
  }

  /** Whoever stops does not wait for what is asked; nothing is due then. */
  private unlessStopped(asked: Promise<readonly EntryAddress[]>): Promise<readonly EntryAddress[]> {
    const { signal } = this.stopping;
    const stopped = new Promise<readonly EntryAddress[]>((resolve) =>
      signal.addEventListener('abort', () => resolve([]), { once: true }),
    );
    return Promise.race([asked, stopped]);
  }
}
