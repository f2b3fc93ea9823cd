import { type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { ledger, ledgerDone, ledgerJson, startLedger } from './cli.js';

const sample = (name: string): string => join(import.meta.dirname, '../sample', name);

/** Makes a ledger of the bundled sample. */
export function makeSampleLedger(data: string): void {
  ledgerDone(data, 'init');
  ledgerDone(data, 'rulebook', 'publish', sample('rulebook.yaml'));
  ledgerDone(data, 'rulebook', 'publish', sample('rulebook-2.yaml'));
  ledgerDone(data, 'organization', 'import', sample('organization.yaml'));
  const { status, stderr } = ledger(
    data,
    ...['import', '--mapping', sample('mapping.yaml'), sample('work-records.csv')],
  );
  // 4: the sample has rows that must be rejected.
  if (status !== 4) throw new Error(`the import of the sample ended with ${status}: ${stderr}`);
}

export interface ServedSample {
  readonly server: ChildProcess;
  readonly url: string;
  /** Of someone who may read and do what an auditor and an administrator may. */
  readonly headers: { readonly authorization: string };
}

/** The `Authorization` of a person in some roles, by the built command; a server may be running. */
export function authorizationOf(data: string, sub: string, ...roles: readonly string[]): string {
  const args = ['token', '--sub', sub, ...roles.flatMap((role) => ['--role', role])];
  return `Bearer ${ledgerJson<{ token: string }>(data, ...args).token}`;
}

/** Starts the built server on a free port, and waits until it has read the whole log. */
export async function serve(data: string): Promise<ServedSample> {
  const { server, url } = await listening(startLedger(data, '--json', 'serve', '--port', '0'));
  while ((await fetch(`${url}/health/ready`)).status !== 200) await delay(20);
  return {
    server,
    url,
    headers: { authorization: authorizationOf(data, 'OFFICE', 'auditor', 'administrator') },
  };
}

/** Where a server listens that was started with `--json`, once it does. */
export async function listening(server: ChildProcess): Promise<{ server: ChildProcess; url: string }> {
  const printed: string[] = [];
  createInterface(server.stdout!).on('line', (line) => printed.push(line));
  while (!printed.includes('}')) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    await delay(20);
  }
  const { url } = JSON.parse(printed.join('\n')) as { url: string };
  return { server, url };
}
