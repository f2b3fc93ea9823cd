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

/** @throws Error where neither KAFKA_BROKERS is set nor a broker can be started; it says what is missing */
export async function suiteBroker(): Promise<SuiteBroker> {
  const brokers = process.env['KAFKA_BROKERS'];
  return brokers ? { brokers, remove: async () => undefined } : ownBroker();
}

/** @throws Error where Java or Maven is missing */
export async function ownBroker(): Promise<OwnBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-kafka-'));
  const broker = async (...args: readonly string[]): Promise<{ readonly brokers: string }> => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, ...args, '--folder', folder, '--json'],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
    return JSON.parse(stdout) as { brokers: string };
  };
  const { brokers } = await broker('start');
  return {
    brokers,
    stop: async () => void (await broker('stop')),
    kill: async () => void (await broker('stop', '--kill')),
    start: async () => void (await broker('start')),
    async remove() {
      await broker('stop', '--kill');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
