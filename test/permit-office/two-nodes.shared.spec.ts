import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newFolder, removeFolders, startLedgerWith, urlOf } from '../support/cli.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';
import { sharedData } from '../support/shared-data.js';

/* The files of the permit office through the protocol of EventStoreDB: one node imports and judges them, another follows. */

let log: StandInServer;
beforeAll(async () => {
  log = await new StandInServer().start();
});
afterAll(() => {
  log.stop();
  removeFolders();
});

/** Runs the command beside this process, which serves its log. */
async function ledger(data: string, ...args: readonly string[]): Promise<string> {
  const child = startLedgerWith({ LEDGER_EVENT_STORE: log.connection }, data, ...args);
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number]>,
  ]);
  if (code !== 0) throw new Error(`ledger ${args.join(' ')} ended with ${code}: ${errors}`);
  return out;
}

it('comes to the sheet of an independent program on both nodes, byte for byte', async () => {
  const [one, other] = [newFolder(), newFolder()];
  const follower = startLedgerWith(
    { LEDGER_EVENT_STORE: log.connection, LEDGER_ROLES: 'api,projections', LEDGER_LOG_LEVEL: 'error' },
    other,
    ...['--json', 'serve', '--port', '0'],
  );
  await urlOf(follower);
  await ledger(
    one,
    ...['import', '--mapping', 'test/permit-office/mapping.yaml'],
    ...['--rulebook', 'test/permit-office/rulebook.yaml'],
    ...['bpic15_1.csv.gz', 'bpic15_2.csv.gz', 'bpic15_4.csv.gz'].map(sharedData),
  );
  follower.kill('SIGTERM');
  expect(await once(follower, 'exit')).toEqual([0, null]);

  const expected = readFileSync(sharedData('expected/permit-office/score-sheet.csv'), 'utf8');
  const events = log.length('assessment-ledger');
  for (const data of [one, other]) {
    expect(await ledger(data, 'scores', '--sheet')).toBe(expected);
    expect(await ledger(data, 'doctor')).toContain('Nothing wrong was found.');
  }
  // The other one has judged every record now, too, and found nothing left to do.
  expect(log.length('assessment-ledger')).toBe(events);
}, 600_000);
