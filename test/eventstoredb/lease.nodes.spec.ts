import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ledger } from '#runtime';
import { newFolder, removeFolders } from '../support/cli.js';
import { startNode, type NodeProcess } from '../support/eventstoredb/node-process.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';
import { importSample, logOf, setUpSample } from '../support/sample-ledger.js';

const LOG = 'assessment-ledger';
/** Of the lease, in milliseconds. */
const TERM = 10_000;

/** What was recorded, without ids and times: the same whoever judged, and in which order. */
const contentOf = async (ledger: Ledger): Promise<string[]> =>
  (await logOf(ledger)).map(({ stream, type, data }) => `${stream} ${type} ${JSON.stringify(data)}`).sort();

async function until(holds: () => Promise<boolean>, within = 30_000): Promise<number> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > within) throw new Error(`it did not come about within ${within} ms`);
    await delay(100);
  }
  return performance.now() - begun;
}

describe('two nodes with processes and timers on one log', () => {
  let alone: string[];
  let server: StandInServer;
  /** Takes records, and judges none. */
  let office: Ledger;
  let one: NodeProcess;
  let two: NodeProcess;

  beforeAll(async () => {
    const ledger = await Ledger.open(newFolder());
    await setUpSample(ledger);
    await importSample(ledger);
    await ledger.settled();
    alone = await contentOf(ledger);
    await ledger.close();
    expect(alone.filter((line) => line.includes(' EntryPosted ')).length).toBeGreaterThan(50);
  }, 60_000);
  beforeEach(async () => {
    server = await new StandInServer().start();
    office = await Ledger.open(newFolder(), {
      eventStore: `${server.connection}&connectionName=office`,
      roles: [],
    });
    await setUpSample(office);
    one = await startNode(server.connection, 'one');
    await until(async () => (await one.lease()).held);
    two = await startNode(server.connection, 'two');
    await until(async () => (await two.lease()).holder !== undefined);
  }, 60_000);
  afterEach(async () => {
    for (const node of [one, two]) node.signal('SIGKILL');
    await Promise.all([one.ended, two.ended]);
    await office.close();
    server.stop();
  }, 60_000);
  afterAll(removeFolders);

  /** The records are taken in; one node is judging them by now. */
  const underWay = async (): Promise<void> => {
    const importing = importSample(office);
    await until(async () => (await logOf(office)).some(({ type }) => type === 'EntryPosted'));
    await importing;
  };
  const allDone = async (): Promise<void> => {
    await until(async () => (await office.store.head()) >= alone.length);
    // What came besides would come now.
    await delay(500);
    expect(await contentOf(office)).toEqual(alone);
  };

  it('leave the work to one of them; the other knows of whom, and gives no command', async () => {
    await importSample(office);
    await allDone();
    expect(server.writers(LOG)).toEqual(['office', 'one']);
    expect(server.writers(`${LOG}-lease-processes`)).toEqual(['one']);
    const [mine, theirs] = [await one.lease(), await two.lease()];
    expect(mine).toEqual({ lease: 'processes', node: mine.node, held: true, holder: mine.node });
    expect(theirs).toEqual({ lease: 'processes', node: theirs.node, held: false, holder: mine.node });
    expect(theirs.node).not.toBe(mine.node);
    for (const lease of ['processes', 'timers']) {
      expect(await one.metrics()).toContain(`\nledger_lease_held{lease="${lease}"} 1\n`);
      expect(await two.metrics()).toContain(`\nledger_lease_held{lease="${lease}"} 0\n`);
    }
    // Who stands by is told how far the other is: it would not judge anything again.
    const position = /ledger_follower_position\{kind="process-manager",follower="computed-rules"\} (\d+)/;
    await until(async () => Number(position.exec(await two.metrics())?.[1]) === server.length(LOG));
    expect(one.said.toSorted()).toEqual(['taken processes', 'taken timers']);
    expect(two.said).toEqual([]);
  }, 120_000);

  it('go on at once where the one that works is told to stop', async () => {
    const importing = importSample(office);
    await until(async () => (await logOf(office)).some(({ type }) => type === 'EntryPosted'));
    one.signal('SIGTERM');
    expect(await one.ended).toBe('0');
    expect(await until(async () => (await two.lease()).held)).toBeLessThan(TERM / 2);
    await importing;
    await allDone();
    expect(one.said.slice(2).toSorted()).toEqual(['released processes', 'released timers']);
    expect(two.said.toSorted()).toEqual(['taken processes', 'taken timers']);
  }, 120_000);

  it('go on within the term where the one that works is killed', async () => {
    await underWay();
    one.signal('SIGKILL');
    expect(await one.ended).toBe('SIGKILL');
    expect((await two.lease()).held).toBe(false);
    expect(await until(async () => (await two.lease()).held)).toBeLessThan(TERM + 3_000);
    await allDone();
    expect(server.writers(LOG)).toContain('two');
  }, 120_000);

  it('do everything once where one was paused, thought dead, and wakes', async () => {
    await underWay();
    one.signal('SIGSTOP');
    // Both leases: they run out apart, and what had not run out when it wakes would be its own still.
    await until(async () => two.said.length === 2);
    one.signal('SIGCONT');
    const { node } = await two.lease();
    await until(async () => (await one.lease()).holder === node);
    await allDone();
    expect((await one.lease()).held).toBe(false);
    // While it was paused its connection may have gone: that it says too.
    const lost = () => one.said.filter((what) => what.startsWith('lost')).toSorted();
    await until(async () => lost().length >= 2);
    expect(lost()).toEqual(['lost processes', 'lost timers']);
    expect(two.said.toSorted()).toEqual(['taken processes', 'taken timers']);
  }, 120_000);
});
