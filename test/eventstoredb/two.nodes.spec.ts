import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ledger, type LedgerRole } from '#runtime';
import {
  appoint,
  confirmEntry,
  openPeriod,
  proposeEntry,
  publishRulebook,
  registerPost,
  registerStaffMember,
  registerUnit,
  type Executor,
} from '#processing';
import { decideAndServe, fileAppeal, OFFICE_DAY } from '../../libs/processing/src/testing/casework.js';
import { given, rulebook as rules } from '../../libs/processing/src/testing/small-office.js';
import { newFolder, removeFolders } from '../support/cli.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';
import { entriesIn, importSample, logOf, setUpSample } from '../support/sample-ledger.js';

const everything = ['projections', 'processes', 'timers'] as const satisfies readonly LedgerRole[];

/** Both hold every lease: what one node at a time is enough for is done by two at once, and must come about once. */
describe('two nodes with all roles on one log, none of which knows of the other', () => {
  let server: StandInServer;
  const open: Ledger[] = [];
  beforeEach(async () => {
    server = await new StandInServer().start();
    server.splitBrain = true;
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((ledger) => ledger.close()));
    server.stop();
    removeFolders();
  });

  const node = async (day: string, roles: readonly LedgerRole[] = everything): Promise<Ledger> => {
    const ledger = await Ledger.open(newFolder(), {
      eventStore: server.connection,
      now: () => new Date(`${day}T09:00:00Z`),
      roles,
    });
    open.push(ledger);
    return ledger;
  };
  const twoNodes = (day: string) => Promise.all([node(day), node(day)]);

  /** Until no node has anything to add, whatever the other has just added. */
  const settled = async (nodes: readonly Ledger[]): Promise<void> => {
    for (let before = -1, now = 0; before !== now;) {
      before = now;
      for (const { store } of nodes) await store.shared!.refresh();
      for (const ledger of nodes) await ledger.settled();
      now = server.length('assessment-ledger');
    }
  };

  const smallOffice = async (executor: Executor): Promise<void> => {
    const { meta } = given('A1', 'administrator');
    await publishRulebook(executor, rules, meta);
    await openPeriod(executor, '2024-Q1', meta);
    await registerUnit(executor, { unit: 'B', name: 'Bureau', parent: null }, meta);
    await registerPost(executor, { post: 'desk', name: 'Desk', unit: 'B' }, meta);
    await registerStaffMember(executor, { staff: 'S1', name: 'Sam' }, meta);
    await appoint(executor, 'S1', { post: 'desk', from: '2024-01-01', to: null }, meta);
  };
  const propose = (executor: Executor, indicator: string): Promise<unknown> => {
    const proposal = { entryId: 'E1', staff: 'S1', kind: 'deduction', points: 500 } as const;
    const why = { occurredOn: '2024-02-01', reason: 'Kept a file back', evidence: [] };
    return proposeEntry(executor, { ...proposal, ...why, indicator }, given('P1', 'assessor'));
  };
  const count = async (ledger: Ledger, type: string): Promise<number> =>
    (await logOf(ledger)).filter((event) => event.type === type).length;

  it('judge each record once, and as one node alone does', async () => {
    const alone = await Ledger.open(newFolder(), { now: () => new Date('2026-01-05T09:00:00Z') });
    open.push(alone);
    await setUpSample(alone);
    const recorded = await importSample(alone);
    await alone.settled();

    const [one, other] = await twoNodes('2026-01-05');
    await setUpSample(one);
    // The same file into both at once: what one has recorded is no news to the other.
    const [mine, theirs] = await Promise.all([importSample(one), importSample(other)]);
    await settled([one, other]);
    const log = await logOf(one);
    expect(mine + theirs).toBe(recorded);
    expect(recorded).toBeGreaterThan(500);
    expect(entriesIn(log).length).toBeGreaterThan(50);
    expect(entriesIn(log)).toEqual(entriesIn(await logOf(alone)));
    expect(await logOf(other)).toEqual(log);
    const scores = ({ readModels }: Ledger) => readModels.scores({ limit: 500 }).rows;
    expect(scores(one)).toEqual(scores(alone));
    expect(scores(other)).toEqual(scores(alone));
    expect([one.computedRules.halted, other.computedRules.halted]).toEqual([undefined, undefined]);
  }, 60_000);

  it('carry out what was decided on an appeal once', async () => {
    const [one, other] = await twoNodes(OFFICE_DAY);
    await smallOffice(one.executor);
    await propose(one.executor, 'conduct');
    await fileAppeal(one.executor, { kind: 'entry', period: '2024-Q1', entryId: 'E1' });
    const reverse = { kind: 'reverse-entry', period: '2024-Q1', entryId: 'E1' } as const;
    await decideAndServe(one.executor, [{ disposition: 'upheld', remedies: [reverse] }]);
    await settled([one, other]);
    for (const type of ['EntryReversed', 'DecisionTookEffect'])
      expect([type, await count(one, type)]).toEqual([type, 1]);
    expect(await logOf(other)).toEqual(await logOf(one));
  });

  it('record what falls due once', async () => {
    const before = await node('2024-03-01', ['projections']);
    await smallOffice(before.executor);
    await propose(before.executor, 'integrity');
    await confirmEntry(
      before.executor,
      { period: '2024-Q1', staff: 'S1', entryId: 'E1' },
      given('V1', 'verifier'),
    );
    // Each looks when it starts.
    const [one, other] = await twoNodes('2024-03-20');
    for (let tries = 0; (await count(one, 'EntryPosted')) === 0; tries++) {
      expect(tries).toBeLessThan(500);
      await delay(10);
    }
    await settled([one, other]);
    await Promise.all([one.deadlines.stop(), other.deadlines.stop()]);
    expect([await count(one, 'AnswerLapsed'), await count(one, 'EntryPosted')]).toEqual([1, 1]);
    expect([one.deadlines.failure, other.deadlines.failure]).toEqual([undefined, undefined]);
  });

  it('do nothing but what their roles ask for', async () => {
    const api = await node('2024-03-20', ['api', 'projections']);
    const worker = await node('2024-03-20', ['processes']);
    await setUpSample(api);
    await importSample(api);
    await api.settled();
    await worker.store.shared!.refresh();
    await worker.settled();
    expect((await logOf(worker)).filter(({ actor }) => actor.kind === 'rule').length).toBeGreaterThan(50);
    expect(worker.projections).toBeUndefined();
    expect(api.computedRules.position).toBe(0);
  }, 60_000);

  it('refuse and repeat by what stands in the log, not by what they have seen of it', async () => {
    const [one, other] = [await node(OFFICE_DAY, []), await node(OFFICE_DAY, [])];
    const { meta } = given('A1', 'administrator');
    await smallOffice(one.executor);
    const window = { post: 'window', name: 'Window', unit: 'HQ' };
    const registered = () => registerPost(other.executor, window, meta);
    // What it has read of the units is kept, and nobody tells it of another.
    await expect(registered()).rejects.toMatchObject({ code: 'unknown-unit' });
    server.withhold(true);
    await registerUnit(one.executor, { unit: 'HQ', name: 'Head', parent: null }, meta);
    expect((await registered()).events).toMatchObject([{ type: 'PostRegistered' }]);

    const once = { commandId: 'c-1', input: 'S2' };
    const given1 = await registerStaffMember(one.executor, { staff: 'S2', name: 'Sue' }, { ...meta, once });
    const given2 = await registerStaffMember(other.executor, { staff: 'S2', name: 'Sue' }, { ...meta, once });
    expect([given1.repeated, given2.repeated]).toEqual([false, true]);
    expect(given2.position).toBe(given1.position);
  });
});
