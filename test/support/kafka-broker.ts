import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const script = new URL('../../infra/kafka/broker.mjs', import.meta.url).pathname;

/** A broker for one suite: the one that KAFKA_BROKERS names, or one that is started from Apache Kafka's jars. */
export interface SuiteBroker {
  /** `host:port`, with commas between several. */
  readonly brokers: string;
  remove(): Promise<void>;
}

/** A broker of the suite's own, which it may stop and start again. */
export interface OwnBroker extends SuiteBroker {
  stop(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
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
export async function suiteBroker(): Promise<SuiteBroker> {
  const brokers = process.env['KAFKA_BROKERS'];
  return brokers ? { brokers, remove: async () => undefined } : ownBroker();
}

/** @throws Error where Java or Maven is missing */
export async function ownBroker(): Promise<OwnBroker> {
  const { brokers, run, remove } = await startBroker();
  return {
    brokers,
    stop: async () => void (await run('stop')),
    kill: async () => void (await run('stop', '--kill')),
    start: async () => void (await run('start')),
    remove,
  };
}

/** @throws Error where Java, Maven or OpenSSL is missing */
export async function secureBroker(): Promise<SecureBroker> {
  const { brokers, secure, remove } = await startBroker('--secure');
  return { brokers, ...secure!, remove };
}

interface Started {
  readonly brokers: string;
  readonly secure?: Pick<SecureBroker, 'settings' | 'withCertificate' | 'inner'>;
}

async function startBroker(...how: readonly string[]): Promise<
  Started & {
    readonly run: (...args: readonly string[]) => Promise<Started>;
    readonly remove: () => Promise<void>;
  }
> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-kafka-'));
  const run = async (...args: readonly string[]): Promise<Started> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, ...args, '--folder', folder, '--json'],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
    return JSON.parse(stdout) as Started;
  };
  return {
    ...(await run('start', ...how)),
    run,
    async remove() {
      await run('stop', '--kill');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
