import { mkdirSync } from 'node:fs';
import type { RecordedEvent } from '#domain';
import { openSqliteEventStore, type EventStore } from '#event-store';
import {
  CheckpointFile,
  ComputedRules,
  Deadlines,
  Executor,
  LogFollower,
  matureObservations,
  NOTHING_FOLLOWS,
} from '#processing';
import { openReadModels, startProjectionWorker, type ProjectionWorker, type ReadModels } from '#read-models';
import { dataFolder, type DataFolder } from './data-folder.js';
import { EvidenceFiles } from './evidence-files.js';
import { OfficeClock } from './office-clock.js';

/** How long a settling ledger may make no headway before that is a fault, in milliseconds. */
const PATIENCE = 60_000;

/**
 * How long the projections are left alone between two words of news, in milliseconds. Under load they then write
 * batches that touch each page once, instead of taking the processor from the commands; a reader who waits for a
 * position wakes them at once.
 */
const WAKE_PAUSE = 150;

/** How long an answer may be overdue before its silence is recorded, in milliseconds. */
const DEADLINE_PAUSE = 30_000;

export interface LedgerOptions {
  /** The time, as events record it; the system's unless told otherwise. */
  readonly now?: () => Date;
  /** Of the office (IANA name): it decides which day is today. UTC unless told otherwise. */
  readonly timeZone?: string;
}

/** A ledger opened for writing, with all its followers running. One process at a time can have it open. */
export class Ledger {
  private constructor(
    readonly folder: DataFolder,
    readonly store: EventStore,
    readonly clock: OfficeClock,
    readonly executor: Executor,
    readonly computedRules: LogFollower,
    readonly deadlines: Deadlines,
    readonly projections: ProjectionWorker,
    readonly readModels: ReadModels,
    readonly evidence: EvidenceFiles,
  ) {}

  /**
   * Opens the ledger in a folder; makes it where there is none.
   * @throws StoreRefused where it is in use, damaged, or from a newer program
   * @throws RangeError where there is no such time zone
   */
  static async open(root: string, { now, timeZone = 'UTC' }: LedgerOptions = {}): Promise<Ledger> {
    const clock = new OfficeClock(timeZone, now);
    const folder = dataFolder(root);
    mkdirSync(folder.imports, { recursive: true });
    const store = await openSqliteEventStore({ file: folder.log });
    try {
      return await Ledger.on(folder, store, clock);
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private static async on(folder: DataFolder, store: EventStore, clock: OfficeClock): Promise<Ledger> {
    let onAppended = (): void => undefined;
    const executor = new Executor(store, { now: () => clock.now(), onAppended: () => onAppended() });
    const rules = new ComputedRules(executor, () => clock.today());
    const checkpoint = new CheckpointFile(folder.computedRules);
    // A log that was put back from a backup is shorter than what was handled: then all of it is handled again.
    if (checkpoint.read() > (await store.head())) checkpoint.write(0);
    await rules.resume(store, checkpoint.read());
    const evidence = await EvidenceFiles.open(folder.evidence);
    const handle = async (events: readonly RecordedEvent[]): Promise<void> => {
      await Promise.all([rules.handle(events), matureObservations(executor, events)]);
    };
    const computedRules = new LogFollower('computed-rules', store, checkpoint, handle, NOTHING_FOLLOWS);

    // From here on nothing fails: a thread that nobody stops would keep the process alive.
    const projections = startProjectionWorker({ folder: folder.readModels, logFile: folder.log });
    onAppended = atMostEvery(WAKE_PAUSE, () => projections.wake());
    computedRules.start();
    const readModels = openReadModels({ folder: folder.readModels, log: store });
    const deadlines = new Deadlines({
      executor,
      today: () => clock.today(),
      interval: DEADLINE_PAUSE,
      async pendingAnswers(before) {
        await projections.waitFor(await store.head(), PATIENCE);
        return readModels.pendingAnswers(before);
      },
    });
    deadlines.start();
    return new Ledger(
      folder,
      store,
      clock,
      executor,
      computedRules,
      deadlines,
      projections,
      readModels,
      evidence,
    );
  }

  /**
   * Resolves when everything in the log has been judged, and what was judged can be read.
   * @throws the reason, where a follower halted
   */
  async settled(): Promise<void> {
    for (let head = -1, reached = 0; head !== reached;) {
      reached = await this.store.head();
      await this.computedRules.reached(reached);
      head = await this.store.head();
    }
    await this.projections.waitFor(await this.store.head(), PATIENCE);
  }

  async close(): Promise<void> {
    await this.deadlines.stop();
    await this.computedRules.stop();
    await this.projections.stop();
    this.readModels.close();
    await this.store.close();
  }
}

/** The first call acts at once; those that come within a pause of it become one, at its end. */
function atMostEvery(pause: number, action: () => void): () => void {
  let scheduled = false;
  let next = 0;
  const act = (): void => {
    scheduled = false;
    next = performance.now() + pause;
    action();
  };
  return () => {
    if (scheduled) return;
    const wait = next - performance.now();
    if (wait <= 0) return act();
    scheduled = true;
    setTimeout(act, wait).unref();
  };
}
