import { mkdirSync } from 'node:fs';
import type { RecordedEvent } from '#domain';
import type { EventStore } from '#event-store';
import {
  answerDeadlines,
  carryOut,
  caseDeadlines,
  CheckpointFile,
  ComputedRules,
  Executor,
  LogFollower,
  matureObservations,
  NOTHING_FOLLOWS,
  type DueCasework,
  type EntryAddress,
  type LeaseKeeper,
  type Timer,
} from '#processing';
import { openReadModels, startProjectionWorker, type ProjectionWorker, type ReadModels } from '#read-models';
import { atIntervals } from './at-intervals.js';
import { dataFolder, type DataFolder } from './data-folder.js';
import { doDuties, judging, keepingTime } from './duties.js';
import { EvidenceFiles } from './evidence-files.js';
import { OfficeClock } from './office-clock.js';
import { eventStoreAddress } from './event-store-address.js';
import { openEventStore } from './open-event-store.js';
import { ledgerRoles, problemOfRoles, type LedgerRole } from './roles.js';

/** How long a settling ledger may make no headway before that is a fault, in milliseconds. */
const PATIENCE = 60_000;

/** How long something may be due before the ledger records it, in milliseconds. */
const DEADLINE_PAUSE = 30_000;

export interface LedgerOptions {
  /** The time, as events record it; the system's unless told otherwise. */
  readonly now?: () => Date;
  /** Of the office (IANA name): it decides which day is today. UTC unless told otherwise. */
  readonly timeZone?: string;
  /** Where the log is: `sqlite`, which is the data folder, unless told otherwise; see `eventStoreAddress`. */
  readonly eventStore?: string;
  /** Which followers and timers run here; all unless told otherwise. `api` and `relay` are left to the program. */
  readonly roles?: readonly LedgerRole[];
  /**
   * Whether it is opened for a single command. No thread is started to write the log then, and what its roles leave
   * undone is done by whoever opens it next.
   */
  readonly brief?: boolean;
}

/**
 * A ledger opened for writing, with the followers running that its roles ask for. One process at a time can have a data
 * folder open; on a log in EventStoreDB there may be many, each with a folder of its own.
 */
export class Ledger {
  private constructor(
    readonly roles: readonly LedgerRole[],
    readonly folder: DataFolder,
    readonly store: EventStore,
    readonly clock: OfficeClock,
    readonly executor: Executor,
    readonly computedRules: LogFollower,
    /** Of answers to entries. */
    readonly deadlines: Timer<EntryAddress>,
    readonly caseDeadlines: Timer<DueCasework>,
    /** Missing where that is none of the roles. */
    readonly projections: ProjectionWorker | undefined,
    readonly readModels: ReadModels,
    readonly evidence: EvidenceFiles,
    /** For what this node does only while others do not; none where it is alone on its log. */
    readonly leases: readonly LeaseKeeper[],
  ) {}

  /**
   * Opens the ledger in a folder; makes it where there is none.
   * @throws StoreRefused where it is in use, damaged, or from a newer program
   * @throws StoreUnavailable where EventStoreDB cannot be reached
   * @throws RangeError where there is no such time zone, the address of the log is none, or the roles are none of one
   * process
   */
  static async open(
    root: string,
    { now, timeZone = 'UTC', eventStore = 'sqlite', roles = ledgerRoles, brief = false }: LedgerOptions = {},
  ): Promise<Ledger> {
    const clock = new OfficeClock(timeZone, now);
    const problem = problemOfRoles(roles, brief || eventStoreAddress(eventStore).kind !== 'sqlite');
    if (problem) throw new RangeError(`the roles of a process ${problem}`);
    mkdirSync(dataFolder(root).imports, { recursive: true });
    const { folder, store } = await openEventStore(root, eventStore, !brief);
    try {
      return await Ledger.on(roles, folder, store, clock);
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private static async on(
    roles: readonly LedgerRole[],
    folder: DataFolder,
    store: EventStore,
    clock: OfficeClock,
  ): Promise<Ledger> {
    const does = (role: LedgerRole): boolean => roles.includes(role);
    let onAppended = (): void => undefined;
    const executor = new Executor(store, { now: () => clock.now(), onAppended: () => onAppended() });
    const rules = new ComputedRules(executor, () => clock.today());
    const checkpoint = new CheckpointFile(folder.computedRules);
    // A log that was put back from a backup is shorter than what was handled: then all of it is handled again.
    if (checkpoint.read() > (await store.head())) checkpoint.write(0);
    await rules.resume(store, checkpoint.read());
    const evidence = await EvidenceFiles.open(folder.evidence, { shared: store.shared !== undefined });
    const handle = async (events: readonly RecordedEvent[]): Promise<void> => {
      await Promise.all([
        rules.handle(events),
        matureObservations(executor, events),
        carryOut({ executor, dayOf: (recordedAt) => clock.dayOf(recordedAt) }, events),
      ]);
    };
    const computedRules = new LogFollower('computed-rules', store, checkpoint, handle, NOTHING_FOLLOWS);

    // From here on nothing fails: a thread that nobody stops would keep the process alive.
    const projections = does('projections')
      ? startProjectionWorker({ folder: folder.readModels, logFile: folder.log })
      : undefined;
    // A reader who waits for a position wakes them at once.
    onAppended = atIntervals(() => projections?.wake());
    store.shared?.watch(onAppended);
    const readModels = openReadModels({ folder: folder.readModels, log: store });
    const projected = async (): Promise<void> => projections?.waitFor(await store.head(), PATIENCE);
    const timing = { executor, today: () => clock.today(), interval: DEADLINE_PAUSE };
    const deadlines = answerDeadlines({
      ...timing,
      async pendingAnswers(before) {
        await projected();
        return readModels.pendingAnswers(before);
      },
    });
    const ofCases = caseDeadlines({
      ...timing,
      async dueCasework(today) {
        await projected();
        return readModels.dueCasework(today);
      },
    });
    const leases = doDuties(
      {
        ...(does('processes') && { processes: judging(store, rules, computedRules) }),
        ...(does('timers') && { timers: keepingTime([deadlines, ofCases]) }),
      },
      store,
      folder.root,
    );
    return new Ledger(
      roles,
      folder,
      store,
      clock,
      executor,
      computedRules,
      deadlines,
      ofCases,
      projections,
      readModels,
      evidence,
      leases,
    );
  }

  /**
   * Resolves when everything in the log has been judged and carried out, here or by the node that has the lease for it,
   * and what came of it can be read, as far as that is what this node is for.
   * @throws the reason, where a follower halted
   */
  async settled(): Promise<void> {
    for (let head = -1, reached = 0; this.roles.includes('processes') && head !== reached;) {
      reached = await this.store.head();
      await this.computedRules.reached(reached);
      head = await this.store.head();
    }
    await this.projections?.waitFor(await this.store.head(), PATIENCE);
  }

  async close(): Promise<void> {
    await Promise.all(this.leases.map((lease) => lease.stop()));
    await Promise.all([this.deadlines.stop(), this.caseDeadlines.stop()]);
    await this.computedRules.stop();
    await this.projections?.stop();
    this.readModels.close();
    await this.store.close();
  }
}
