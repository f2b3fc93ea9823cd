import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel, type Message, type Producer } from 'kafkajs';
import { Intake, rejectedTopic, type IntakeOptions, type Take } from '#consuming';
import type { RecordedEvent } from '#domain';
import { openSqliteLogReader } from '#event-store';
import { takeMessages } from '../../apps/ledger/src/work-records/take-messages.js';
import { smallOffice, type SmallOffice } from '../../libs/processing/src/testing/small-office.js';
import { newFolder, removeFolders, startLedgerWith } from '../support/cli.js';
import { ownBroker, type OwnBroker } from '../support/kafka-broker.js';
import { makeSampleLedger } from '../support/served-sample.js';

const PROCESSES = 30;
const EACH = 20;
/** All but the relay. */
const SERVING = 'api,projections,processes,timers';

let broker: OwnBroker;
let producer: Producer;
let kafka: Kafka;
beforeAll(async () => {
  broker = await ownBroker();
  kafka = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING });
  producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
});
afterAll(async () => {
  await producer.disconnect();
  await broker.remove();
  removeFolders();
});

const record = (process: number, number: number): object => ({
  recordId: `P${process}-${number}`,
  process: `P${process}`,
  activity: `step-${number}`,
  occurredOn: '2024-02-01',
  unit: 'B',
  staff: 'S1',
  post: 'desk',
});

/** Of all processes in turn, each message with its process as the key. */
const messages = (from: number, to: number): Message[] =>
  Array.from({ length: to - from }, (_, number) =>
    Array.from({ length: PROCESSES }, (_, process) => ({
      key: `P${process}`,
      value: JSON.stringify(record(process, from + number)),
    })),
  ).flat();

describe('work records from a topic', () => {
  let office: SmallOffice;
  let options: IntakeOptions;
  let topics = 0;
  const running: { intake: Intake; stop: () => Promise<void> }[] = [];

  beforeEach(async () => {
    office = await smallOffice();
    const topic = `work-${process.pid}-${(topics += 1)}`;
    options = { brokers: [broker.brokers], topic, partitions: 3 };
  });
  afterEach(() => Promise.all(running.splice(0).map(({ stop }) => stop())));

  function start(take: Take = takeMessages(office.executor, 'kafka')): Intake {
    const intake = new Intake(options, take);
    const stopping = new AbortController();
    const ended = intake.run(stopping.signal);
    const stop = (): Promise<void> => {
      stopping.abort();
      return ended;
    };
    running.push({ intake, stop });
    return intake;
  }

  const publish = async (published: Message[]): Promise<void> => {
    await producer.send({ topic: options.topic, acks: -1, messages: published });
  };

  const recorded = async (): Promise<RecordedEvent[]> =>
    (await Promise.all(Array.from({ length: PROCESSES }, (_, n) => office.events(`process-P${n}`)))).flat();

  async function expectEachOnceInOrder(numbers: number): Promise<void> {
    for (let process = 0; process < PROCESSES; process++) {
      const events = await office.events(`process-P${process}`);
      expect(events.map(({ data }) => (data as { recordId: string }).recordId)).toEqual(
        Array.from({ length: numbers }, (_, number) => `P${process}-${number}`),
      );
    }
  }

  async function rejectedMessages(
    atLeast: number,
  ): Promise<{ key: string; text: string | undefined; code: string }[]> {
    const consumer = kafka.consumer({ groupId: `${options.topic}.test` });
    const found: { key: string; text: string | undefined; code: string; reason: string; offset: string }[] =
      [];
    await consumer.connect();
    await consumer.subscribe({ topic: rejectedTopic(options.topic), fromBeginning: true });
    await consumer.run({
      async eachMessage({ message: { key, value, headers = {} } }) {
        const [code, reason, offset] = ['code', 'reason', 'offset'].map((name) =>
          String(headers[`rejected_${name}`]),
        );
        found.push({
          key: String(key),
          text: value?.toString(),
          code: code!,
          reason: reason!,
          offset: offset!,
        });
      },
    });
    while (found.length < atLeast) await delay(20);
    await delay(500);
    await consumer.disconnect();
    return found;
  }

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await delay(20);
  };

  it('are recorded once each, in order; what is bad is rejected with the reason, and stops nothing', async () => {
    const intake = start();
    await until(() => intake.status.state === 'taking');
    await publish(messages(0, 5));
    await publish([
      { key: 'P0', value: 'no JSON' },
      { key: 'P1', value: null },
      { key: 'P2', value: Buffer.from([0xff, 0xfe]) },
      { key: 'P3', value: JSON.stringify({ ...record(3, 99), staff: 'nobody' }) },
      { key: 'P4', value: JSON.stringify({ ...record(4, 0), activity: 'another' }) },
      { key: 'P5', value: JSON.stringify({ ...record(5, 98), extra: 1 }) },
      // Said again, as a work system may that does not know whether it came through.
      ...messages(0, 5).slice(0, 40),
    ]);
    await publish(messages(5, EACH));
    await until(() => intake.status.recorded === PROCESSES * EACH && intake.status.alreadyRecorded >= 40);
    await expectEachOnceInOrder(EACH);
    expect(intake.status).toMatchObject({ state: 'taking', rejected: 6 });
    const rejected = await rejectedMessages(6);
    expect(rejected.map(({ key, code }) => [key, code]).toSorted()).toEqual([
      ['P0', 'invalid-line'],
      ['P1', 'invalid-line'],
      ['P2', 'invalid-line'],
      ['P3', 'unknown-staff-member'],
      ['P4', 'record-id-taken'],
      ['P5', 'invalid-record'],
    ]);
    expect(rejected.find(({ key }) => key === 'P0')).toMatchObject({
      text: 'no JSON',
      reason: expect.stringMatching(/JSON/),
    });
    expect((await recorded())[0]).toMatchObject({ actor: { kind: 'system', id: 'kafka' } });
  });

  it('are recorded once however often the ledger fails before or behind the append', async () => {
    const take = takeMessages(office.executor, 'kafka');
    let calls = 0;
    const intake = start(async (texts) => {
      calls += 1;
      if (calls % 3 === 1) throw new Error('the store is away');
      const taken = await take(texts);
      if (calls % 3 === 2) throw new Error('it is not known what became of it');
      return taken;
    });
    await until(() => intake.status.state === 'taking');
    for (let number = 0; number < 6; number++) await publish(messages(number, number + 1));
    const done = (): boolean => {
      const { recorded: first, alreadyRecorded: again } = intake.status;
      return first + again >= PROCESSES * 6;
    };
    await until(done);
    await expectEachOnceInOrder(6);
    expect(calls).toBeGreaterThan(3);
  });

  it('go on behind what was committed, in another intake; two share the topic', async () => {
    const first = start();
    await until(() => first.status.state === 'taking');
    await publish(messages(0, 4));
    await until(() => first.status.recorded === PROCESSES * 4);
    await running.splice(0)[0]!.stop();
    expect(first.status.state).toBe('stopped');
    const two = [start(), start()];
    await publish(messages(4, 8));
    await until(() => two.reduce((sum, { status }) => sum + status.recorded, 0) === PROCESSES * 4);
    await expectEachOnceInOrder(8);
  });

  it('come when the broker comes back', async () => {
    const intake = start();
    await until(() => intake.status.state === 'taking');
    await publish(messages(0, 3));
    await until(() => intake.status.recorded > 0);
    await broker.kill();
    await until(() => intake.status.state === 'connecting' && intake.status.failure !== undefined);
    await broker.start();
    await until(() => intake.status.state === 'taking');
    await publish(messages(3, 6));
    await until(() => intake.status.recorded === PROCESSES * 6);
    await expectEachOnceInOrder(6);
    expect(intake.status.failures).toBeGreaterThanOrEqual(1);
  });

  it('are taken in by a server that is told the topic, and counted', async () => {
    const data = newFolder();
    makeSampleLedger(data);
    const server = startLedgerWith(
      {
        LEDGER_KAFKA_BROKERS: broker.brokers,
        LEDGER_KAFKA_INTAKE_TOPIC: options.topic,
        LEDGER_ROLES: SERVING,
      },
      data,
      ...['--json', 'serve', '--port', '0'],
    );
    const printed: string[] = [];
    createInterface(server.stdout!).on('line', (line) => printed.push(line));
    await until(() => printed.includes('}'));
    const { url } = JSON.parse(printed.join('\n')) as { url: string };
    const metric = async (name: string): Promise<string | undefined> =>
      new RegExp(`^ledger_intake_${name} (\\d+)$`, 'm').exec(
        await (await fetch(`${url}/metrics`)).text(),
      )?.[1];
    while ((await metric('taking')) !== '1') await delay(50);
    const step = { activity: 'step', occurredOn: '2025-03-03', unit: 'HQ' };
    await publish([
      { key: 'K1', value: JSON.stringify({ recordId: 'K1-1', process: 'K1', ...step }) },
      { key: 'K1', value: JSON.stringify({ recordId: 'K1-2', process: 'K1', ...step, occurredOn: 'today' }) },
      { key: 'K1', value: JSON.stringify({ recordId: 'K1-1', process: 'K1', ...step }) },
    ]);
    while ((await metric('already_recorded_total')) !== '1') await delay(50);
    expect([await metric('recorded_total'), await metric('rejected_total')]).toEqual(['1', '1']);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
    const log = openSqliteLogReader(join(data, 'log.sqlite'));
    const stored = log.readLog(0, 100_000).map((event) => String(event.text ?? Buffer.from(event.bytes)));
    log.close();
    expect(stored.filter((text) => text.includes('"recordId":"K1-'))).toHaveLength(1);
  });
});
