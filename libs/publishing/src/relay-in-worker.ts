import { Worker } from 'node:worker_threads';
import type { RelayStatus } from './relay.js';

/** How long the thread may take to end, in milliseconds: it may be waiting for a broker that is away. */
const LONGEST_FAREWELL = 3_000;

/** Called whenever the state of a relay, or what it fails at, has changed. */
export type OnRelayNews = (status: RelayStatus) => void;

/** A thread in which a relay runs; see relay-thread. */
export class RelayWorker {
  /** Resolves when the thread has ended: stopped, halted, or done. */
  readonly ended: Promise<void>;
  private readonly worker: Worker;
  private latest: RelayStatus = { state: 'connecting', position: 0, publishedEvents: 0, failures: 0 };

  constructor(
    entry: URL,
    input: object,
    private readonly onNews?: OnRelayNews,
  ) {
    this.worker = new Worker(entry, {
      workerData: input,
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
      // kafkajs sets timers into the past; harmless, but Node would say so in the midst of a server's log.
      execArgv: ['--disable-warning=TimeoutNegativeWarning'],
    });
    this.worker.on('message', (status: RelayStatus) => this.take(status));
    // What the relay itself did not foresee: the thread has ended, the process goes on.
    this.worker.on('error', (error) => {
      const failure = error instanceof Error ? error.message : String(error);
      this.take({ ...this.latest, state: 'halted', failure });
    });
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()));
  }

  get status(): RelayStatus {
    return this.latest;
  }

  /** Ends the thread behind the transaction under way; what is not committed by then is published by the next relay. */
  async stop(): Promise<void> {
    this.worker.postMessage('stop');
    const timer = setTimeout(() => void this.worker.terminate(), LONGEST_FAREWELL);
    await this.ended;
    clearTimeout(timer);
  }

  private take(status: RelayStatus): void {
    const { state, failure } = this.latest;
    this.latest = status;
    if (status.state !== state || status.failure !== failure) this.onNews?.(status);
  }
}
