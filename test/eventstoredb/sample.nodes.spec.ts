import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqliteLogReader } from '#event-store';
import { newFolder, removeFolders, startLedgerWith } from '../support/cli.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';

const sample = (name: string): string => join(import.meta.dirname, '../sample', name);
const HELD = 'assessment-ledger';

/** Runs the command beside this process, which serves its log. */
async function ledger(data: string, eventStore: string, ...args: readonly string[]): Promise<string> {
  const child = startLedgerWith({ LEDGER_EVENT_STORE: eventStore }, data, ...args);
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number]>,
  ]);
  if (code !== 0) throw new Error(`ledger ${args.join(' ')} ended with ${code}: ${errors}${out}`);
  return out;
}

async function assessed(data: string, eventStore: string): Promise<string> {
  const run = (...args: string[]) => ledger(data, eventStore, ...args);
  await run('init');
  await run('rulebook', 'publish', sample('rulebook.yaml'));
  await run('organization', 'import', sample('organization.yaml'));
  for (const quarter of ['Q1', 'Q2', 'Q3', 'Q4']) await run('period', 'open', `2025-${quarter}`);
  await run('rulebook', 'publish', sample('rulebook-2.yaml'));
  // Some rows are rejected, as they should be.
  await run('import', '--mapping', sample('mapping.yaml'), sample('work-records.csv')).catch((error: Error) =>
    expect(error.message).toContain('ended with 4'),
  );
  return run('scores', '--sheet');
}

describe('nodes on a log in EventStoreDB', () => {
  let server: StandInServer;
  let embedded: string;
  let sheet: string;
  const [alone, one, other] = [newFolder(), newFolder(), newFolder()];
  beforeAll(async () => {
    server = await new StandInServer().start();
    sheet = await assessed(alone, 'sqlite');
    embedded = await assessed(one, server.connection);
  }, 120_000);
  afterAll(() => {
    server.stop();
    removeFolders();
  });

  it('come to the scores of the embedded ledger, each from a replica of its own', async () => {
    expect(sheet.split('\n').length).toBeGreaterThan(40);
    expect(embedded).toBe(sheet);
    expect(await ledger(other, server.connection, 'scores', '--sheet')).toBe(sheet);
    expect(await ledger(other, server.connection, 'doctor')).toContain('Nothing wrong was found.');
  });

  it('refuse a folder that goes with another store, and say what to do', async () => {
    await expect(ledger(alone, server.connection, 'scores')).rejects.toThrow(
      /ended with 5: .*ledger migrate --to/s,
    );
    await expect(ledger(one, 'sqlite', 'scores')).rejects.toThrow(/ended with 5: .*LEDGER_EVENT_STORE/s);
    await expect(ledger(one, 'http://db', 'scores')).rejects.toThrow(/ended with 2: .*must be sqlite, or/s);
  });

  it('take over the log of an embedded ledger, and give it back', async () => {
    const fresh = await new StandInServer().start();
    const [node, back] = [newFolder(), newFolder()];
    expect(await ledger(alone, 'sqlite', 'migrate', '--to', fresh.connection)).toContain('in the same order');
    expect(await ledger(node, fresh.connection, 'scores', '--sheet')).toBe(sheet);
    await ledger(node, fresh.connection, 'migrate', '--to', back);
    const logs = [alone, back].map((folder) => openSqliteLogReader(join(folder, 'log.sqlite')));
    const [mine, theirs] = logs.map((log) => log.readAppends(0, Number.MAX_SAFE_INTEGER));
    logs.forEach((log) => log.close());
    expect(mine!.length).toBeGreaterThan(100);
    expect(theirs).toEqual(mine);
    expect(fresh.length(HELD)).toBe(mine!.reduce((sum, { events }) => sum + events.length, 0));
    fresh.stop();
  });
});
