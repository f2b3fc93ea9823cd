import { once } from 'node:events';
import { afterAll, expect, it } from '@jest/globals';
import { ledger, ledgerDone, ledgerJson, newFolder, removeFolders, startLedger } from '../support/cli.js';

afterAll(removeFolders);

/** Runs a command whose reader is gone before it prints anything. */
async function unread(data: string, ...args: readonly string[]): Promise<{ code: number; stderr: string }> {
  const command = startLedger(data, ...args);
  command.stdout!.destroy();
  let stderr = '';
  command.stderr!.on('data', (text) => (stderr += String(text)));
  const [code] = (await once(command, 'close')) as [number];
  return { code, stderr };
}

it('a command whose output nobody reads any more runs to its end, and says nothing of it', async () => {
  const data = newFolder();
  ledgerDone(data, 'init');
  ledgerDone(data, 'rulebook', 'publish', 'test/permit-office/rulebook.yaml');
  const events = () => ledgerJson<{ events: number }>(data, 'doctor').events;
  const before = events();
  expect(await unread(data, 'period', 'open', '2026-Q1')).toEqual({ code: 0, stderr: '' });
  expect(events()).toBe(before + 1);
  expect(await unread(data, '--json', 'scores')).toEqual({ code: 0, stderr: '' });
  expect(await unread(data, 'scores', '--help')).toEqual({ code: 0, stderr: '' });
  const { status, stderr } = ledger(data, 'period', 'open', '2026-Q9');
  expect(await unread(data, 'period', 'open', '2026-Q9')).toEqual({ code: status, stderr });
});
