import { resolve } from 'node:path';

/** Where the logs of a suite are, where they are not in its data folders; set before the suite is imported. */
const SERVER = 'SUITE_EVENT_STORE';

const ledgers = new Set<string>();

/** From now on every data folder of this suite goes with a ledger of its own on that server. */
export function keepLogsIn(server: string): void {
  process.env[SERVER] = server;
}

/** The address of the log of a data folder. */
export function eventStoreOf(data: string): string {
  const server = process.env[SERVER];
  if (server === undefined) return process.env['LEDGER_EVENT_STORE'] ?? 'sqlite';
  // The end of a path tells folders that tests make apart.
  const ledger = resolve(data)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .slice(-60);
  ledgers.add(ledger);
  return `${server}${server.includes('?') ? '&' : '?'}ledger=${ledger}`;
}

/** Names of the ledgers that this suite has asked for. */
export const ledgersOfSuite = (): readonly string[] => [...ledgers];
