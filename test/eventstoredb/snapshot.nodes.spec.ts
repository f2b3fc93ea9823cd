import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkSqliteLog, openSqliteLogReader } from '#event-store';
import { openPeriod } from '#processing';
import { dataFolder, Ledger, takeSnapshot } from '#runtime';
import { newFolder, removeFolders } from '../support/cli.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';
import { importSample, logOf, setUpSample } from '../support/sample-ledger.js';

const meta = { actor: { kind: 'person', id: 'A', role: 'administrator' } } as const;

describe('a snapshot of a data folder', () => {
  let server: StandInServer;
  const open: Ledger[] = [];
  beforeEach(async () => {
    server = await new StandInServer().start();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((ledger) => ledger.close()));
    server.stop();
    removeFolders();
  });
  const ledgerOn = async (root: string, eventStore: string): Promise<Ledger> => {
    const ledger = await Ledger.open(root, { eventStore, now: () => new Date('2026-01-05T09:00:00Z') });
    open.push(ledger);
    return ledger;
  };
  const scores = ({ readModels }: Ledger) => readModels.scores({ limit: 500 }).rows;
  const headIn = (root: string): number => {
    const log = openSqliteLogReader(dataFolder(root).log);
    try {
      return log.head();
    } finally {
      log.close();
    }
  };

  it('is taken beside a node at work; a new node starts from it, and takes only what came since', async () => {
    const root = newFolder();
    const node = await ledgerOn(root, server.connection);
    await setUpSample(node);
    mkdirSync(join(root, 'evidence', 'ab'), { recursive: true });
    writeFileSync(join(root, 'evidence', 'ab', 'abc'), 'a letter');
    const to = join(newFolder(), 'second');
    // Records are being written, judged and projected meanwhile.
    const importing = importSample(node);
    while ((await node.store.head()) < 100) await new Promise(setImmediate);
    const { position, readModels } = await takeSnapshot(root, to);
    expect(headIn(to)).toBe(position);
    expect(position).toBeGreaterThan(99);
    expect(readModels).toBe(true);
    expect(checkSqliteLog(dataFolder(to).log)).toMatchObject({ ok: true, events: position });
    expect(readFileSync(join(to, 'evidence', 'ab', 'abc'), 'utf8')).toBe('a letter');
    expect(existsSync(join(to, 'keys'))).toBe(false);

    await importing;
    await node.settled();
    expect(await node.store.head()).toBeGreaterThan(position);
    const second = await ledgerOn(to, server.connection);
    await second.settled();
    expect(await logOf(second)).toEqual(await logOf(node));
    expect(scores(second)).toEqual(scores(node));
    // They went on from what they were, and were not built anew.
    expect(readdirSync(join(to, 'read-models')).filter((name) => name.endsWith('.sqlite'))).toEqual(
      readdirSync(join(root, 'read-models')).filter((name) => name.endsWith('.sqlite')),
    );
  }, 60_000);

  it('of an embedded ledger is a ledger of its own', async () => {
    const root = newFolder();
    const before = await ledgerOn(root, 'sqlite');
    await setUpSample(before);
    await importSample(before);
    await before.settled();
    const to = join(newFolder(), 'copy');
    const { position } = await takeSnapshot(root, to);
    await openPeriod(before.executor, '2026-Q1', meta);
    const copy = await ledgerOn(to, 'sqlite');
    await copy.settled();
    expect(await copy.store.head()).toBe(position);
    expect(scores(copy)).toEqual(scores(before));
    expect(await logOf(copy)).toEqual((await logOf(before)).slice(0, position));
    expect(copy.computedRules.halted).toBeUndefined();
  }, 60_000);

  it('is not laid over anything, and not left half done', async () => {
    const root = newFolder();
    const taken = newFolder();
    writeFileSync(join(taken, 'letter'), 'mine');
    await (await ledgerOn(root, 'sqlite')).settled();
    await expect(takeSnapshot(root, taken)).rejects.toThrow(/not empty/);
    const broken = newFolder();
    copyFileSync(join(taken, 'letter'), dataFolder(broken).log);
    const to = join(newFolder(), 'copy');
    await expect(takeSnapshot(broken, to)).rejects.toThrow(/not a SQLite file/);
    expect([existsSync(to), existsSync(`${to}.unfinished`)]).toEqual([false, false]);
  });
});
