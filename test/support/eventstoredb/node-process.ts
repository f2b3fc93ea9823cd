import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { newFolder, startLedgerWith, urlOf } from '../cli.js';

export interface NodeLease {
  readonly lease: string;
  readonly node: string;
  readonly held: boolean;
  readonly holder?: string;
}

/** A node in a process of its own, with `projections,processes,timers`, on a log that this process serves. */
export interface NodeProcess {
  /** What it says of the lease `processes`. */
  lease(): Promise<NodeLease>;
  metrics(): Promise<string>;
  /** What its log has said of its leases, in order: `kind lease` each. */
  readonly said: readonly string[];
  signal(name: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Resolves with how it ended. */
  readonly ended: Promise<string>;
}

const KINDS: Readonly<Record<string, string>> = {
  'lease taken: works': 'taken',
  'lease lost: stands by': 'lost',
  'lease released': 'released',
};

/** @param name by which the server knows its connection */
export async function startNode(connection: string, name: string): Promise<NodeProcess> {
  const environment = {
    LEDGER_EVENT_STORE: `${connection.replace('esdb:', 'eventstoredb:')}&connectionName=${name}`,
    LEDGER_ROLES: 'projections,processes,timers',
    LEDGER_LOG_LEVEL: 'info',
  };
  const child = startLedgerWith(environment, newFolder(), '--json', 'serve', '--port', '0');
  const said: string[] = [];
  createInterface(child.stderr!).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const { msg, lease } = JSON.parse(line) as { msg: string; lease?: string };
    if (lease !== undefined) said.push(`${KINDS[msg] ?? msg} ${lease}`);
  });
  const ended = once(child, 'close').then(([code, signal]) => String(signal ?? code));
  const url = await urlOf(child);
  return {
    async lease() {
      const answer = await fetch(`${url}/health/ready`);
      const { leases } = (await answer.json()) as { leases: NodeLease[] };
      return leases.find(({ lease }) => lease === 'processes')!;
    },
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    said,
    signal: (signal) => void child.kill(signal),
    ended,
  };
}
