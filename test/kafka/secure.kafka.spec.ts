import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { newFolder, removeFolders, startLedgerWith, type CliResult } from '../support/cli.js';
import { secureBroker, type SecureBroker } from '../support/kafka-broker.js';
import { expectPublishedOnce } from '../support/published.js';
import { makeSampleLedger } from '../support/served-sample.js';

type Settings = Readonly<Record<string, string>>;

let broker: SecureBroker;
let password: string;
let folder: string;
let prefixes = 0;
/** All that the processes of this suite have printed or logged. */
let said = '';

beforeAll(async () => {
  broker = await secureBroker();
  password = readFileSync(broker.settings['LEDGER_KAFKA_SASL_PASSWORD_FILE']!, 'utf8').trim();
  folder = newFolder();
  makeSampleLedger(folder);
});
afterAll(async () => {
  await broker.remove();
  removeFolders();
});

const newPrefix = (): string => `secure-${(prefixes += 1)}.ledger`;

function fileWith(text: string): string {
  const path = join(newFolder(), 'file');
  writeFileSync(path, text);
  return path;
}

/** Starts the `ledger` command; what it prints and logs is kept. */
function start(settings: Settings, ...args: readonly string[]): Running {
  const child = startLedgerWith(settings, folder, ...args);
  const printed = { stdout: '', stderr: '' };
  child.stdout!.on('data', (data) => (printed.stdout += String(data)));
  child.stderr!.on('data', (data) => (printed.stderr += String(data)));
  const ended = once(child, 'close').then(([status]): CliResult => {
    said += printed.stdout + printed.stderr;
    return { status: status as number | null, ...printed };
  });
  return {
    ended,
    async printing(...texts) {
      while (!texts.every((text) => (printed.stdout + printed.stderr).includes(text))) await delay(50);
      return printed.stdout;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

interface Running {
  readonly ended: Promise<CliResult>;
  /** Resolves with its answer once it has printed or logged these. */
  printing(...texts: readonly string[]): Promise<string>;
  stop(): Promise<CliResult>;
}

const relayOnce = (settings: Settings, prefix = newPrefix()): Promise<CliResult> =>
  start(settings, 'relay', '--once', '--topic-prefix', prefix).ended;

async function topics(): Promise<string[]> {
  const admin = new Kafka({ brokers: [broker.inner], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const found = await admin.listTopics();
  await admin.disconnect();
  return found;
}

describe('brokers that ask who is there', () => {
  it.each(['plain', 'scram-sha-256', 'scram-sha-512'])(
    'are shown a password over TLS with %s; each event is published once',
    async (mechanism) => {
      const settings = { ...broker.settings, LEDGER_KAFKA_SASL_MECHANISM: mechanism };
      const prefix = newPrefix();
      expect(await relayOnce(settings, prefix)).toMatchObject({ status: 0 });
      expect((await relayOnce(settings, prefix)).stdout).toMatch(/^Published 0 events/);
      await expectPublishedOnce(broker.inner, prefix, join(folder, 'log.sqlite'));
    },
  );

  it('are shown a certificate', async () => {
    const prefix = newPrefix();
    expect(await relayOnce(broker.withCertificate, prefix)).toMatchObject({ status: 0 });
    await expectPublishedOnce(broker.inner, prefix, join(folder, 'log.sqlite'));
  });

  it.each<[string, RegExp, () => Settings]>([
    [
      'a wrong password',
      /refuse the login: .*LEDGER_KAFKA_SASL_PASSWORD_FILE/,
      () => ({ ...broker.settings, LEDGER_KAFKA_SASL_PASSWORD_FILE: fileWith('wrong-password\n') }),
    ],
    [
      'a user that they do not know',
      /refuse the login: .*LEDGER_KAFKA_SASL_USERNAME/,
      () => ({ ...broker.settings, LEDGER_KAFKA_SASL_USERNAME: 'nobody' }),
    ],
    [
      'no certificate where they ask for one',
      /refuse the certificate of the ledger.*LEDGER_KAFKA_CERTIFICATE_FILE/,
      () => ({ ...broker.settings, LEDGER_KAFKA_BROKERS: broker.withCertificate['LEDGER_KAFKA_BROKERS']! }),
    ],
  ])('refuse %s; nothing is published, and it is said what to do', async (_, message, settings) => {
    const prefix = newPrefix();
    const { status, stderr } = await relayOnce(settings(), prefix);
    expect([status, stderr]).toEqual([5, expect.stringMatching(message)]);
    expect((await topics()).filter((topic) => topic.startsWith(prefix))).toEqual([]);
  });

  it.each<[string, () => Settings]>([
    ['come from another authority', () => ({ LEDGER_KAFKA_CA_FILE: fileWith(rootCertificates[0]!) })],
    ['come from none that is known', () => ({ LEDGER_KAFKA_CA_FILE: '' })],
  ])('are refused themselves where they %s', async (_, settings) => {
    const { status, stderr } = await relayOnce({ ...broker.settings, ...settings() });
    const message = /certificate of the brokers is not trusted.*LEDGER_KAFKA_CA_FILE/;
    expect([status, stderr]).toEqual([5, expect.stringMatching(message)]);
  });
});

describe('a server', () => {
  const serve = ['--json', 'serve', '--port', '0'];
  const tellingAll = (topic: string): Settings => ({
    LEDGER_KAFKA_TOPIC_PREFIX: newPrefix(),
    LEDGER_KAFKA_INTAKE_TOPIC: topic,
    LEDGER_LOG_LEVEL: 'trace',
  });

  it('publishes over the connection, and takes in work records', async () => {
    const server = start({ ...broker.settings, ...tellingAll('work') }, ...serve);
    const answer = await server.printing(
      '"msg":"publishing"',
      'connected to the topic of work records',
      '}\n',
    );
    const { url } = JSON.parse(answer) as { url: string };
    const producer = new Kafka({ brokers: [broker.inner], logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    const record = { recordId: 'K-1', process: 'K', activity: 'step', occurredOn: '2025-03-03', unit: 'HQ' };
    await producer.send({ topic: 'work', messages: [{ key: 'K', value: JSON.stringify(record) }] });
    await producer.disconnect();
    const metrics = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();
    while (!/^ledger_intake_recorded_total 1$/m.test(await metrics())) await delay(50);
    while (!/^ledger_relay_lag_events 0$/m.test(await metrics())) await delay(50);
    expect(await server.stop()).toMatchObject({ status: 0 });
  });

  it('says where it is not let in: the relay halts, the intake tries again', async () => {
    const wrong = { LEDGER_KAFKA_SASL_PASSWORD_FILE: fileWith('wrong-password\n') };
    const server = start({ ...broker.settings, ...tellingAll('refused'), ...wrong }, ...serve);
    const messages = ['publishing halted', 'taking in work records failed; it is tried again'];
    const answer = await server.printing(...messages, '}\n');
    const { url } = JSON.parse(answer) as { url: string };
    const ready = (await (await fetch(`${url}/health/ready`)).json()) as object;
    const refused = expect.stringMatching(/^the brokers refuse the login/) as unknown;
    expect(ready).toMatchObject({ relay: { state: 'halted', failure: refused } });
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^ledger_relay_halted 1$/m);
    const { stderr } = await server.stop();
    for (const message of messages) {
      const line = stderr.split('\n').find((one) => one.includes(`"msg":"${message}"`));
      expect(JSON.parse(line!)).toMatchObject({ failure: refused });
    }
  });

  it('does not start with a file that cannot be used, and names the variable', async () => {
    const settings = { ...broker.settings, LEDGER_KAFKA_CA_FILE: '/nowhere/ca.crt' };
    const { status, stderr } = await start(settings, 'serve').ended;
    expect([status, stderr]).toEqual([3, expect.stringMatching(/LEDGER_KAFKA_CA_FILE names a file.*ENOENT/)]);
  });
});

it('no password was printed or logged on the way', () => {
  expect(said.length).toBeGreaterThan(1_000);
  expect(said).not.toContain(password);
  expect(said).not.toContain('wrong-password');
});
