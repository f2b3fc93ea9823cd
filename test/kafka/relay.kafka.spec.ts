import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaDefaults, startRelayWorker, type RelayWorker } from '#publishing';
import { ledger, newFolder, removeFolders, startLedger } from '../support/cli.js';
import { generatedLog, type GeneratedLog } from '../support/generated-log.js';
import { suiteBroker, type SuiteBroker } from '../support/kafka-broker.js';
import { expectPublishedOnce, published } from '../support/published.js';
import { makeSampleLedger } from '../support/served-sample.js';

const dying = new URL('../support/relay-that-dies.mjs', import.meta.url).pathname;

let broker: SuiteBroker;
let log: GeneratedLog | undefined;
let prefixes = 0;
beforeAll(async () => void (broker = await suiteBroker()));
afterEach(async () => {
  await log?.store.close();
  log = undefined;
});
afterAll(async () => {
  await broker.remove();
  removeFolders();
});

const newPrefix = (): string => `test-${process.pid}-${(prefixes += 1)}`;

async function newLog(events: number): Promise<GeneratedLog & { readonly folder: string }> {
  const folder = newFolder();
  const made = await generatedLog(folder);
  log = made;
  await made.append(events);
  return { ...made, folder };
}

const relayOnce = (folder: string, prefix: string, ...more: readonly string[]) =>
  ledger(folder, 'relay', '--once', '--brokers', broker.brokers, '--topic-prefix', prefix, ...more);

const relayOf = (logFile: string, topicPrefix: string): RelayWorker =>
  startRelayWorker({ logFile, kafka: { ...kafkaDefaults, brokers: broker.brokers.split(','), topicPrefix } });

async function reached(relay: RelayWorker, position: number): Promise<void> {
  while (relay.status.position < position) {
    if (relay.status.state === 'halted') throw new Error(relay.status.failure);
    await delay(20);
  }
}

async function relayThatDies(
  file: string,
  prefix: string,
  transaction: number,
  moment: string,
): Promise<void> {
  const args = [dying, file, broker.brokers, prefix, String(transaction), moment];
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}

describe('the relay', () => {
  it('publishes a ledger as CloudEvents, and nothing when it is run again', async () => {
    const folder = newFolder();
    const prefix = newPrefix();
    makeSampleLedger(folder);
    expect(relayOnce(folder, prefix)).toMatchObject({ status: 0 });
    expect(relayOnce(folder, prefix).stdout).toMatch(/^Published 0 events, up to position 2,\d+/);

    const messages = await expectPublishedOnce(broker.brokers, prefix, `${folder}/log.sqlite`);
    const { event, headers, ...message } = messages.find(({ topic }) => topic.endsWith('.accounts'))!;
    expect(event).toMatchObject({
      specversion: '1.0',
      source: 'urn:assessment-ledger',
      subject: message.key,
      datacontenttype: 'application/json',
      type: expect.stringMatching(/^ledger\.[A-Za-z]+\.v\d$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=UTF-8',
      ce_type: event['type'],
      ce_correlationid: event['correlationid'],
    });
    expect(Number(message.timestamp)).toBe(Date.parse(event['time'] as string));
  });

  it('publishes what comes while it runs, from an empty log on', async () => {
    const { file, append } = await newLog(0);
    const prefix = newPrefix();
    const relay = relayOf(file, prefix);
    for (let round = 1; round <= 30; round++) {
      await append(round * 7);
      await delay(20);
    }
    await reached(relay, 30 * 31 * 3.5);
    await relay.stop();
    await expectPublishedOnce(broker.brokers, prefix, file);
  });

  it('begins in new topics behind a position that it is told, and leaves no gap where it has begun', async () => {
    const { file, folder, store } = await newLog(3_000);
    await store.close();
    const prefix = newPrefix();
    expect(relayOnce(folder, prefix, '--from', '9999')).toMatchObject({ status: 5 });
    expect(relayOnce(folder, prefix, '--from', '2500')).toMatchObject({ status: 0 });
    expect(relayOnce(folder, prefix, '--from', '2500')).toMatchObject({ status: 0 });
    expect(relayOnce(folder, prefix, '--from', '3001').stderr).toMatch(/gap/);
    await expectPublishedOnce(broker.brokers, prefix, file, 2_500);
  });

  it('does not go on where another log was published', async () => {
    const prefix = newPrefix();
    const first = await newLog(100);
    await first.store.close();
    const other = await newLog(200);
    await other.store.close();
    expect(relayOnce(first.folder, prefix)).toMatchObject({ status: 0 });
    const { status, stderr } = relayOnce(other.folder, prefix);
    expect([status, stderr]).toEqual([5, expect.stringMatching(/another log/)]);
    await expectPublishedOnce(broker.brokers, prefix, first.file);
  });
});

describe('a relay that is killed', () => {
  const moments = ['begun', 'position', 'events', 'committing', 'committed'];

  it.each(moments)('loses and repeats nothing in a transaction: %s', async (moment) => {
    const { file, store } = await newLog(14_000);
    await store.close();
    const prefix = newPrefix();
    // The first transaction of a relay says that it has taken over; there are no events in it.
    for (const number of moment === 'events' ? [2, 3, 4] : [1, 2, 3]) {
      await relayThatDies(file, prefix, number, moment);
    }
    const relay = relayOf(file, prefix);
    await reached(relay, 14_000);
    await relay.stop();
    await expectPublishedOnce(broker.brokers, prefix, file);
  });

  it('shows nothing of what it had not committed', async () => {
    const { file, store } = await newLog(2_000);
    await store.close();
    const prefix = newPrefix();
    await relayThatDies(file, prefix, 2, 'events');
    expect(await published(broker.brokers, prefix, 0)).toEqual([]);
  });

  it('loses and repeats nothing at any other moment, while the log grows', async () => {
    const { file, folder, append } = await newLog(10_000);
    const prefix = newPrefix();
    for (let round = 0; round < 8; round++) {
      const child = startLedger(folder, 'relay', '--brokers', broker.brokers, '--topic-prefix', prefix);
      const moment = 400 + Math.random() * 1_800;
      for (const begun = performance.now(); performance.now() - begun < moment;) {
        await append(400);
        await delay(30);
      }
      child.kill('SIGKILL');
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    }
    const relay = relayOf(file, prefix);
    await reached(relay, await log!.store.head());
    await relay.stop();
    await expectPublishedOnce(broker.brokers, prefix, file);
  });
});

describe('two relays of one ledger', () => {
  it('do not both publish: the first is fenced and says so, nothing is doubled', async () => {
    const { file, append, store } = await newLog(4_000);
    const prefix = newPrefix();
    const first = relayOf(file, prefix);
    await reached(first, 4_000);
    const second = relayOf(file, prefix);
    while (second.status.state !== 'relaying') await delay(20);
    for (let round = 0; round < 20; round++) {
      await append(200);
      await delay(20);
    }
    await first.ended;
    expect(first.status).toMatchObject({ state: 'halted', failure: expect.stringMatching(/another relay/) });
    await reached(second, await store.head());
    await second.stop();
    expect(second.status).toMatchObject({ state: 'stopped', failures: 0 });
    await expectPublishedOnce(broker.brokers, prefix, file);
  });

  it('that start together leave one that goes on', async () => {
    const { file, append, store } = await newLog(12_000);
    const prefix = newPrefix();
    const relays = [1, 2, 3].map(() => relayOf(file, prefix));
    const going = (): RelayWorker[] => relays.filter(({ status }) => status.state !== 'halted');
    while (going().length > 1) {
      await append(100);
      await delay(50);
    }
    await reached(going()[0]!, await store.head());
    await going()[0]!.stop();
    await expectPublishedOnce(broker.brokers, prefix, file);
    expect(relays.filter(({ status }) => status.state === 'halted')).toHaveLength(2);
  });
});
