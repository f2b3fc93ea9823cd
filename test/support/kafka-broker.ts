import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = new URL('../../infra/kafka/broker.mjs', import.meta.url).pathname;

/** A broker for one suite: the one that KAFKA_BROKERS names, or one that is started from Apache Kafka's jars. */
export interface SuiteBroker {
  /** `host:port`, with commas between several. */
  readonly brokers: string;
  remove(): void;
}

/** A broker of the suite's own, which it may stop and start again. */
export interface OwnBroker extends SuiteBroker {
  stop(): void;
  kill(): void;
  start(): void;
}

type Settings = Readonly<Record<string, string>>;

/** A broker whose clients show who they are: what a ledger is told, to speak to it with a password or a certificate. */
export interface SecureBroker extends SuiteBroker {
  readonly settings: Settings;
  readonly withCertificate: Settings;
  /** Where the suite itself reaches it, in the clear. */
  readonly inner: string;
}

/** @throws Error where neither KAFKA_BROKERS is set nor a broker can be started; it says what is missing */
export const suiteBroker = (): SuiteBroker => {
  const brokers = process.env['KAFKA_BROKERS'];
  return brokers ? { brokers, remove: () => undefined } : ownBroker();
};

/** @throws Error where Java or Maven is missing */
export function ownBroker(): OwnBroker {
  const { brokers, run, remove } = startBroker();
  return {
    brokers,
    stop: () => void run('stop'),
    kill: () => void run('stop', '--kill'),
    start: () => void run('start'),
    remove,
  };
}

/** @throws Error where Java, Maven or OpenSSL is missing */
export function secureBroker(): SecureBroker {
  const { brokers, secure, remove } = startBroker('--secure');
  return { brokers, ...secure!, remove };
}

interface Started {
  readonly brokers: string;
  readonly secure?: Pick<SecureBroker, 'settings' | 'withCertificate' | 'inner'>;
}

function startBroker(
  ...how: readonly string[]
): Started & { readonly run: (...args: readonly string[]) => Started; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-kafka-'));
  const run = (...args: readonly string[]): Started => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [script, ...args, '--folder', folder, '--json'],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Started;
  };
  return {
    ...run('start', ...how),
    run,
    remove() {
      run('stop', '--kill');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
