import { setTimeout as delay } from 'node:timers/promises';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { whyTurnedAway } from '#kafka';
import type { ConnectedIntake } from './connected-intake.js';
import type { Rejected } from './dead-letter.js';
import type { IntakeOptions } from './intake-options.js';
import type { Take, Taken } from './take.js';

/** Messages that are recorded together, at most. */
const TOGETHER = 500;
/** How long to wait after a failure, in milliseconds: at first, and at most. */
const SHORTEST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;

/** How an intake is; counts are of this one, since it began. */
export interface IntakeStatus {
  readonly state: 'connecting' | 'taking' | 'stopped';
  readonly recorded: number;
  readonly alreadyRecorded: number;
  /** Messages that went to the topic of the rejected. */
  readonly rejected: number;
  /** Times that a broker was away or refused, or that the ledger could not write. */
  readonly failures: number;
  /** What keeps it from taking in anything now. */
  readonly failure?: string;
}

/** Called whenever the state of an intake, or what it fails at, has changed. */
export type OnIntakeNews = (status: IntakeStatus) => void;

/**
 * Feeds the ledger from a topic: each record once, those of one partition in order. Offsets are committed behind the
 * append, so that nothing is lost; what is read twice has its record already.
 */
export class Intake {
  private current: IntakeStatus = {
    state: 'connecting',
    recorded: 0,
    alreadyRecorded: 0,
    rejected: 0,
    failures: 0,
  };
  private pause = SHORTEST_PAUSE;

  constructor(
    private readonly options: IntakeOptions,
    private readonly take: Take,
    private readonly onNews?: OnIntakeNews,
  ) {}

  get status(): IntakeStatus {
    return this.current;
  }

  /** Runs until the signal aborts. Whatever fails is tried again, at longer and longer intervals. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.takeUntilFailure(signal);
      } catch (error) {
        const { failures } = this.current;
        const failure = whyTurnedAway(error) ?? (error as Error).message;
        this.tell({ state: 'connecting', failures: failures + 1, failure });
        await delay(this.pause, undefined, { signal }).catch(() => undefined);
        this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      }
    }
    this.tell({ state: 'stopped' });
  }

  private async takeUntilFailure(signal: AbortSignal): Promise<void> {
    // Loaded here alone: most servers take in nothing from Kafka, and should not wait for its client.
    const { connectedIntake } = await import('./connected-intake.js');
    const intake = await connectedIntake(this.options);
    try {
      this.tell({ state: 'taking', failure: undefined });
      await intake.eachBatch(signal, (batch) => this.takeBatch(batch, intake));
    } finally {
      await intake.close();
    }
  }

  private async takeBatch(
    { batch: { messages, partition }, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload,
    intake: ConnectedIntake,
  ): Promise<void> {
    for (let at = 0; at < messages.length && isRunning() && !isStale(); at += TOGETHER) {
      const some = messages.slice(at, at + TOGETHER);
      const taken = await this.take(some.map(({ value }) => textOf(value)));
      const rejected = some.flatMap((message, index) => rejectedOf(message, partition, taken[index]!));
      await intake.reject(rejected);
      const { offset } = some.at(-1)!;
      await intake.commit(partition, offset);
      // Else the same is fetched again.
      resolveOffset(offset);
      this.count(taken);
      await heartbeat();
    }
  }

  private count(taken: readonly Taken[]): void {
    const { recorded, alreadyRecorded, rejected } = this.current;
    const number = (of: Taken['verdict']): number => taken.filter(({ verdict }) => verdict === of).length;
    this.pause = SHORTEST_PAUSE;
    this.tell({
      recorded: recorded + number('recorded'),
      alreadyRecorded: alreadyRecorded + number('already-recorded'),
      rejected: rejected + number('refused'),
    });
  }

  private tell(change: { [Key in keyof IntakeStatus]?: IntakeStatus[Key] | undefined }): void {
    const before = this.current;
    const { failure, ...others } = { ...before, ...change } as IntakeStatus;
    this.current = { ...others, ...(failure !== undefined && { failure }) };
    if (others.state !== before.state || failure !== before.failure) this.onNews?.(this.current);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Of a message; undefined where it has none. */
function textOf(value: Buffer | null): string | undefined {
  try {
    return value === null ? undefined : decoder.decode(value);
  } catch {
    return undefined;
  }
}

function rejectedOf(message: KafkaMessage, partition: number, taken: Taken): Rejected[] {
  if (taken.verdict !== 'refused') return [];
  return [{ message, partition, code: taken.code ?? 'refused', reason: taken.message ?? '' }];
}
