import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventStoreOf } from './eventstoredb/suite-store.js';

/** The built `ledger` command. */
export const program = new URL('../../dist/apps/cli/src/main.js', import.meta.url).pathname;

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a process gets that works on a data folder. */
export const environmentOf = (data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: '',
  LEDGER_EVENT_STORE: eventStoreOf(data),
});

/** Runs the built `ledger` command to its end, as a shell would. */
export function ledger(data: string, ...args: readonly string[]): CliResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--data', data, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...environmentOf(data), LEDGER_ACTOR: 'tester' },
  });
  return { status, stdout, stderr };
}

/** The same, where it must go well. */
export function ledgerDone(data: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = ledger(data, ...args);
  if (status !== 0) throw new Error(`ledger ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

export const ledgerJson = <T>(data: string, ...args: readonly string[]): T =>
  JSON.parse(ledgerDone(data, '--json', ...args)) as T;

/** Starts the built `ledger` command and leaves it running. */
export function startLedger(data: string, ...args: readonly string[]): ChildProcess {
  return startLedgerWith({}, data, ...args);
}

/** The same, with more in its environment. */
export function startLedgerWith(
  environment: Readonly<Record<string, string>>,
  data: string,
  ...args: readonly string[]
): ChildProcess {
  return spawn(process.execPath, [program, '--data', data, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environmentOf(data), ...environment },
  });
}

/**
 * Where a server that was started with `--json serve` answers.
 * @throws Error where it ends before it says so
 */
export function urlOf(server: ChildProcess): Promise<string> {
  const printed: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface(server.stdout!)
      .on('line', (line) => {
        printed.push(line);
        if (line === '}') resolve((JSON.parse(printed.join('\n')) as { url: string }).url);
      })
      .once('close', () => reject(new Error(`the server ended: ${printed.join('\n')}`)));
  });
}

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-test-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
