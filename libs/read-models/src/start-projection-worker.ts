import { Worker } from 'node:worker_threads';
import { behind, positionOf, requireGoing, type ProjectionStatus } from './engine/projection-status.js';
import type { FromWorker, ToWorker, WorkerInput } from './projection-worker.js';
import type { ProjectionName } from './projections/index.js';

export interface ProjectionWorkerOptions {
  readonly folder: string;
  /** The SQLite log; the thread reads it through a connection of its own. */
  readonly logFile: string;
  /** A projection met an event that it cannot apply, and waits there. Called once for each. */
  readonly onHalt?: (halted: ProjectionStatus) => void;
  /** The log or the disk failed; the thread has ended. */
  readonly onFailure?: (error: Error) => void;
}

/** Run from source, as tests are, the thread is the built one: worker threads load no TypeScript. */
const entry = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../dist/libs/read-models/src/projection-worker.js'
    : './projection-worker.js',
  import.meta.url,
);

/** Starts the thread that keeps a folder of read models up with a log. */
export function startProjectionWorker(options: ProjectionWorkerOptions): ProjectionWorker {
  return new ProjectionWorker(options);
}

export class ProjectionWorker {
  private readonly worker: Worker;
  private readonly ended: Promise<void>;
  private readonly waiting = new Set<() => void>();
  private projections: readonly ProjectionStatus[] = [];
  private failure: Error | undefined;
  private stopped = false;

  constructor(private readonly options: ProjectionWorkerOptions) {
    const workerData: WorkerInput = { folder: options.folder, logFile: options.logFile };
    this.worker = new Worker(entry, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 12 } });
    this.worker.on('message', (message: FromWorker) => {
      if (message.type === 'status') this.take(message.projections);
      else this.fail(new Error(message.error));
    });
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()));
  }

  /** Position that every projection has reached; a halted one holds it back. */
  get position(): number {
    return positionOf(this.projections);
  }

  status(): readonly ProjectionStatus[] {
    return this.projections;
  }

  /** There is something new in the log. */
  wake(): void {
    this.send('wake');
  }

  /**
   * Resolves when a projection (or every one) has reached a position.
   * @throws ReadModelError `behind` where it does not in time, or is halted before it; Error where the thread ended
   */
  async waitFor(position: number, timeoutMs: number, projection?: ProjectionName): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    // Before they have said anything nothing is built, not even of an empty log.
    while (this.projections.length === 0 || positionOf(this.projections, projection) < position) {
      if (this.failure) throw this.failure;
      if (this.stopped) throw new Error('the projections were stopped');
      requireGoing(this.projections, position, projection);
      const left = deadline - performance.now();
      if (left <= 0) throw behind(position, positionOf(this.projections, projection));
      this.wake();
      await this.news(left);
    }
  }

  /** Ends the thread behind the batch under way. */
  async stop(): Promise<void> {
    this.send('stop');
    this.stopped = true;
    this.tell();
    await this.ended;
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private take(projections: readonly ProjectionStatus[]): void {
    const before = this.projections;
    this.projections = projections;
    for (const one of projections) {
      const known = before.find(({ name }) => name === one.name);
      if (one.halted && !known?.halted) this.options.onHalt?.(one);
    }
    this.tell();
  }

  private fail(error: Error): void {
    this.failure = error;
    this.options.onFailure?.(error);
    this.tell();
  }

  private news(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.waiting.add(done);
    });
  }

  private tell(): void {
    for (const done of [...this.waiting]) done();
  }
}
