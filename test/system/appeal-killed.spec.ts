import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ledger } from '#runtime';
import { act, decideAndServe, OFFICE_DAY } from '../../libs/processing/src/testing/casework.js';
import { recorded } from '../../libs/processing/src/testing/mortal-store.js';
import { smallOffice } from '../../libs/processing/src/testing/small-office.js';
import { environmentOf, newFolder, removeFolders } from '../support/cli.js';
import { eventStoreOf } from '../support/eventstoredb/suite-store.js';
import { openLogOf } from '../support/open-log-of.js';

const PROGRAM = resolve(import.meta.dirname, '../support/ledger-that-dies.mjs');
const BUILT = resolve(import.meta.dirname, '../../dist/libs/runtime/src/index.js');
const APPEALS = 12;
/** At which append, and whether it is still made. Two appends are one effect: the remedy, and the word that it was done. */
const KILLS = [
  [1, 'before'],
  [1, 'after'],
  [2, 'before'],
  [2, 'after'],
  [5, 'after'],
  [4, 'before'],
] as const;

/** Decisions that were served while no process was there to carry them out: every other reverses, or corrects. */
async function decidedIn(root: string): Promise<void> {
  const office = await smallOffice();
  for (let index = 0; index < APPEALS; index++) {
    const entryId = `E${index}`;
    const appeal = { staff: 'S1', appeal: `A${index}` };
    const subject = { kind: 'entry', period: '2024-Q1', entryId } as const;
    await office.propose('conduct', { entryId, points: 100, reason: entryId });
    const issues = [{ subject, grounds: 'It was not so' }];
    const filed = { issues, knownOn: OFFICE_DAY, filedOn: OFFICE_DAY };
    await act(office.executor, 'FileAppeal', filed, ['S1', 'staff-member'], appeal);
    const remedy =
      index % 2 === 0
        ? ({ ...subject, kind: 'reverse-entry' } as const)
        : ({ ...subject, kind: 'correct-entry', points: 40 } as const);
    await decideAndServe(office.executor, [{ disposition: 'varied', remedies: [remedy] }], 'R1', appeal);
  }
  const store = await openLogOf(root);
  const appended = await store.appendMany(await recorded(office.store));
  expect(appended.filter(({ status }) => status === 'rejected')).toEqual([]);
  await store.close();
}

/** Lets a process go on with it until it is killed. */
async function openAndKill(root: string, [append, when]: (typeof KILLS)[number]): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, root, String(append), when], {
    stdio: 'inherit',
    env: environmentOf(root),
  });
  const [, signal] = (await once(child, 'close')) as [unknown, string];
  expect(signal).toBe('SIGKILL');
}

async function effectsIn(root: string): Promise<number> {
  const store = await openLogOf(root);
  const log = await store.readLog(0, Number.MAX_SAFE_INTEGER);
  await store.close();
  return log.filter(({ bytes }) => Buffer.from(bytes).includes('"type":"DecisionTookEffect"')).length;
}

describe('decisions on appeals', () => {
  afterAll(removeFolders);

  it('take effect once each, although the process is killed again and again between decision and effect', async () => {
    if (!existsSync(BUILT)) throw new Error('this test runs the built ledger: run `npm run build` first');
    const root = newFolder();
    await decidedIn(root);
    for (const kill of KILLS) await openAndKill(root, kill);
    const left = APPEALS - (await effectsIn(root));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(APPEALS);

    const eventStore = eventStoreOf(root);
    const ledger = await Ledger.open(root, { now: () => new Date('2024-03-05T09:00:00Z'), eventStore });
    await ledger.settled();
    const account = await ledger.executor.history('account-2024-Q1-S1');
    const reversed = account.flatMap((one) => (one.type === 'EntryReversed' ? [one.data.reverses] : []));
    expect(new Set(reversed).size).toBe(APPEALS);
    expect(reversed).toHaveLength(APPEALS);
    const corrected = account.flatMap((one) =>
      one.type === 'EntryPosted' && one.data.corrects !== undefined ? [one.data.points] : [],
    );
    expect(corrected).toEqual(Array.from({ length: APPEALS / 2 }, () => 40));
    const docket = await ledger.executor.history('appeals-S1');
    const effects = docket.flatMap((one) => (one.type === 'DecisionTookEffect' ? [one.data] : []));
    expect(new Set(effects.map(({ appeal }) => appeal)).size).toBe(APPEALS);
    expect(effects).toHaveLength(APPEALS);
    const byPosition = new Map(account.map((event) => [event.position, event]));
    for (const { done } of effects) {
      expect(done).toMatchObject([{ outcome: 'applied' }]);
      expect(byPosition.get(done[0]!.position)).toBeDefined();
    }
    const head = await ledger.store.head();
    await ledger.close();

    const again = await Ledger.open(root, { eventStore });
    await again.settled();
    expect(await again.store.head()).toBe(head);
    await again.close();
  }, 120_000);
});
