import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_CASEWORK,
  NO_LIMITS,
  NO_STEPS,
  type CalendarDate,
  type Indicator,
  type Rulebook,
} from '#domain';
import { MemoryEventStore, type EventStore } from '#event-store';
import {
  appoint,
  carryOut,
  ComputedRules,
  decodeEvent,
  Executor,
  matureObservations,
  openPeriod,
  proposeEntry,
  publishRulebook,
  recordWork,
  referenceEvidence,
  registerPost,
  registerStaffMember,
  registerUnit,
  reverseEntry,
  type Given,
} from '#processing';
import { openProjector, openReadModels } from '#read-models';
import { EvidenceFiles, ledgerRoles, OfficeClock } from '#runtime';
import type { FollowerStatus, OpenLedger } from '../open-ledger.js';

const indicator: Indicator = {
  id: 'timeliness',
  name: 'Timeliness',
  definition: 'Steps are finished by the planned day.',
  family: 'common',
  dimension: 'efficiency',
  unit: 'calendar days',
  source: 'case system',
  base: 30_000,
  floor: 0,
  bonusCap: null,
  manual: true,
  steps: NO_STEPS,
};

const rulebook: Rulebook = {
  version: 1,
  title: 'Rules of the office',
  inForceFrom: '2026-01-01',
  calendar: 'quarter',
  peerGroup: 'unit',
  attributes: {},
  indicators: [indicator],
  rules: [
    {
      id: 'late',
      indicator: 'timeliness',
      when: 'daysLate > 7',
      kind: 'deduction',
      points: 155,
      reason: '{daysLate} days late',
      enters: 'posted',
    },
  ],
  manualRules: [],
  proportionality: NO_LIMITS,
  casework: DEFAULT_CASEWORK,
};

export const REVERSED = '01890a5d-ac96-774b-bcce-b302099a8057';
const operator = { actor: { kind: 'person', id: 'OFFICE', role: 'administrator' } } as const;
const givenOn = (today: CalendarDate): Given => ({
  by: { id: 'OFFICE', grants: [{ role: 'administrator', unit: null }] },
  today,
  meta: operator,
});

/** A ledger as the server sees it, with a hand on what it cannot do itself. */
export interface SmallLedger extends OpenLedger {
  readonly executor: Executor;
  /** Judges and projects what is in the log. */
  settle(): Promise<void>;
  /** What the server asked to wait for; a test does not wait that long. */
  readonly waits: { readonly position: number; readonly timeoutMs: number }[];
  followers: FollowerStatus[];
  failure: string | undefined;
  close(): Promise<void>;
}

const TEST_WAIT = 500;

/** A real ledger without an event in it; on a log in memory unless told otherwise. */
export async function emptyLedger(
  now: () => Date = () => new Date(),
  store: EventStore = new MemoryEventStore(),
): Promise<SmallLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-server-'));
  const executor = new Executor(store, { now });
  const rules = new ComputedRules(executor, () => now().toISOString().slice(0, 10));
  const projector = openProjector({ folder, log: store });
  const readModels = openReadModels({ folder, log: store });
  let judged = 0;
  const unjudged = async () => (await store.readLog(judged, 1000)).map(decodeEvent);
  const ledger: SmallLedger = {
    executor,
    store,
    clock: new OfficeClock('UTC', now),
    evidence: await EvidenceFiles.open(join(folder, 'evidence')),
    readModels,
    roles: ledgerRoles,
    startedAt: 0,
    waits: [],
    followers: [],
    failure: undefined,
    head: () => store.head(),
    waitFor(position, timeoutMs) {
      ledger.waits.push({ position, timeoutMs });
      return readModels.waitFor(position, TEST_WAIT);
    },
    processManagers() {
      return ledger.followers;
    },
    async projectionFailure() {
      return ledger.failure;
    },
    async settle() {
      // What follows from an event may be what something else follows from.
      for (let events = await unjudged(); events.length > 0; events = await unjudged()) {
        await rules.handle(events);
        await matureObservations(executor, events);
        await carryOut({ executor, dayOf: (time) => time.toISOString().slice(0, 10) }, events);
        judged += events.length;
      }
      await projector.catchUp();
    },
    async close() {
      readModels.close();
      await projector.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return ledger;
}

/**
 * Two people in one unit, with ids that an address cannot hold as they are. In February A/1 finishes a step eight days
 * late; B:2 gets a deduction on 5 March that is reversed on 20 March.
 */
export async function smallLedger(): Promise<SmallLedger> {
  let now = '2026-01-05T08:00:00Z';
  const ledger = await emptyLedger(() => new Date(now));
  const { executor } = ledger;
  await publishRulebook(executor, rulebook, operator);
  await registerUnit(executor, { unit: 'U/1', name: 'Unit one', parent: null }, operator);
  await registerPost(executor, { post: 'U/1:clerk', name: 'Clerk', unit: 'U/1' }, operator);
  for (const staff of ['A/1', 'B:2']) {
    await registerStaffMember(executor, { staff, name: `Member ${staff}` }, operator);
    await appoint(executor, staff, { post: 'U/1:clerk', from: '2026-01-01', to: null }, operator);
  }
  await openPeriod(executor, '2026-Q1', operator);
  now = '2026-02-10T12:00:00Z';
  await recordStep(ledger, 'R1', 'A/1', '2026-02-10', '2026-02-02');
  await recordStep(ledger, 'R2', 'B:2', '2026-02-10', '2026-02-10');
  await ledger.settle();
  now = '2026-03-05T12:00:00Z';
  const account = { period: '2026-Q1', staff: 'B:2' };
  const reference = { evidence: 'DOC-1', url: 'https://files.example/1', title: 'The file' };
  await referenceEvidence(executor, reference, givenOn('2026-03-05'));
  await proposeEntry(
    executor,
    {
      entryId: REVERSED,
      staff: 'B:2',
      kind: 'deduction',
      indicator: 'timeliness',
      points: 1500,
      occurredOn: '2026-03-05',
      reason: 'Kept a file <b>back</b>',
      evidence: ['DOC-1'],
    },
    givenOn('2026-03-05'),
  );
  now = '2026-03-20T12:00:00Z';
  const entryId = '01890a5d-ac96-774b-bcce-b302099a8058';
  const reversal = { ...account, entryId, reverses: REVERSED, reason: 'It was sent', authority: 'Review 7' };
  await reverseEntry(executor, reversal, givenOn('2026-03-20'));
  await ledger.settle();
  return ledger;
}

export async function recordStep(
  { executor }: SmallLedger,
  recordId: string,
  staff: string,
  occurredOn: string,
  plannedOn: string,
): Promise<void> {
  const step = {
    recordId,
    process: `P/${recordId}`,
    activity: 'review',
    unit: 'U/1',
    post: 'U/1:clerk',
    staff,
  };
  const record = { ...step, occurredOn, plannedOn, content: recordId };
  const { verdicts } = await recordWork(executor, record.process, [record], operator);
  if (verdicts[0]?.kind !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(verdicts)}`);
}
