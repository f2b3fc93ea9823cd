import { mkdirSync } from 'node:fs';
import type { RecordedEvent } from '#domain';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { CheckpointFile, ComputedRules, Executor, LogFollower, NEVER_JUDGED } from '#processing';
import { openReadModels, startProjectionWorker, type ProjectionWorker, type ReadModels } from '#read-models';
import { dataFolder, type DataFolder } from './data-folder.js';

/** How long a settling ledger may make no headway before that is a fault, in milliseconds. */
const PATIENCE = 60_000;

/** How long the projections are left alone between two words of news, in milliseconds: each costs a message. */
const WAKE_PAUSE = 5;

/** A ledger opened for writing, with all its followers running. One process at a time can have it open. */
export class Ledger {
  private constructor(
    readonly folder: DataFolder,
    readonly store: EventStore,
    readonly executor: Executor,
    readonly computedRules: LogFollower,
    readonly projections: ProjectionWorker,
    readonly readModels: ReadModels,
  ) {}

  /**
   * Opens the ledger in a folder; makes it where there is none.
   * @throws StoreRefused where it is in use, damaged, or from a newer program
   */
  static async open(root: string): Promise<Ledger> {
    const folder = dataFolder(root);
    mkdirSync(folder.imports, { recursive: true });
    const store = await openSqliteEventStore({ file: folder.log });
    try {
      return await Ledger.on(folder, store);
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private static async on(folder: DataFolder, store: EventStore): Promise<Ledger> {
    let onAppended = (): void => undefined;
    const executor = new Executor(store, { onAppended: () => onAppended() });
    const rules = new ComputedRules(executor);
    const checkpoint = new CheckpointFile(folder.computedRules);
    // A log that was put back from a backup is shorter than what was handled: then all of it is handled again.
    if (checkpoint.read() > (await store.head())) checkpoint.write(0);
    await rules.resume(store, checkpoint.read());
    const handle = (events: readonly RecordedEvent[]) => rules.handle(events);
    const computedRules = new LogFollower('computed-rules', store, checkpoint, handle, NEVER_JUDGED);

    // From here on nothing fails: a thread that nobody stops would keep the process alive.
    const projections = startProjectionWorker({ folder: folder.readModels, logFile: folder.log });
    onAppended = atMostEvery(WAKE_PAUSE, () => projections.wake());
    computedRules.start();
    const readModels = openReadModels({ folder: folder.readModels, log: store });
    return new Ledger(folder, store, executor, computedRules, projections, readModels);
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
    await this.computedRules.stop();
    await this.projections.stop();
    this.readModels.close();
    await this.store.close();
  }
}

/** Many calls within a pause become one, at its end. */
function atMostEvery(pause: number, action: () => void): () => void {
  let scheduled = false;
  return () => {
    if (scheduled) return;
    scheduled = true;
    setTimeout(() => {
      scheduled = false;
      action();
    }, pause).unref();
  };
}
