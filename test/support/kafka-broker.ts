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

/** @throws Error where neither KAFKA_BROKERS is set nor a broker can be started; it says what is missing */
export const suiteBroker = (): SuiteBroker => {
  const brokers = process.env['KAFKA_BROKERS'];
  return brokers ? { brokers, remove: () => undefined } : ownBroker();
};

/** @throws Error where Java or Maven is missing */
export function ownBroker(): OwnBroker {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-kafka-'));
  const broker = (...args: readonly string[]): { readonly brokers: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [script, ...args, '--folder', folder, '--json'],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as { brokers: string };
  };
  const { brokers } = broker('start');
  return {
    brokers,
    stop: () => void broker('stop'),
    kill: () => void broker('stop', '--kill'),
    start: () => void broker('start'),
    remove() {
      broker('stop', '--kill');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
