import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import type { PeerGroup } from '#domain';
import { kafkaDefaults, rankingKey, type RelayWorker } from '#publishing';
import { openReadModels, startProjectionWorker, type ReadModels } from '#read-models';
import { dataFolder, startScoresRelay } from '#runtime';
import { newFolder, removeFolders } from '../support/cli.js';
import { current, expectCurrent } from '../support/current.js';
import type { GeneratedLog } from '../support/generated-log.js';
import { suiteBroker, type SuiteBroker } from '../support/kafka-broker.js';
import { scoredLog } from '../support/scored-log.js';
import { makeSampleLedger, serve } from '../support/served-sample.js';

const dying = new URL('../support/relay-that-dies.mjs', import.meta.url).pathname;

let broker: SuiteBroker;
let prefixes = 0;
const ends: (() => unknown)[] = [];
beforeAll(async () => void (broker = await suiteBroker()));
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  await broker.remove();
  removeFolders();
});

const newPrefix = (): string => `scores-${process.pid}-${(prefixes += 1)}`;

interface Office extends GeneratedLog {
  readonly folder: string;
  readonly models: ReadModels;
}

/** A log of score accounts with a thread that keeps its read models. */
async function office(staff: number, peerGroup: PeerGroup): Promise<Office> {
  const root = newFolder();
  const log = await scoredLog(root, { staff, peerGroup });
  const { readModels: folder } = dataFolder(root);
  const projections = startProjectionWorker({ folder, logFile: log.file });
  const models = openReadModels({ folder, log: log.store });
  await projections.waitFor(await log.store.head(), 60_000);
  ends.push(
    () => log.store.close(),
    () => projections.stop(),
    () => models.close(),
  );
  return { ...log, folder, models };
}

function relayOf({ file: logFile, folder: readModels }: Office, topicPrefix: string): RelayWorker {
  const kafka = { ...kafkaDefaults, brokers: broker.brokers.split(','), topicPrefix };
  const relay = startScoresRelay({ logFile, readModels, kafka });
  ends.push(() => relay.stop());
  return relay;
}

async function reached(relay: RelayWorker, position: number): Promise<void> {
  while (relay.status.position < position) {
    if (relay.status.state === 'halted') throw new Error(relay.status.failure);
    await delay(20);
  }
}

/** Goes on with a relay of its own until all is told, and compares. */
async function expectAllTold(of: Office, prefix: string): Promise<void> {
  const relay = relayOf(of, prefix);
  await reached(relay, await of.store.head());
  await relay.stop();
  expect(relay.status).toMatchObject({ state: 'stopped', failures: 0 });
  await expectCurrent(broker.brokers, prefix, of.models);
}

const startDying = ({ file, folder }: Office, prefix: string, number: number, moment: string): ChildProcess =>
  spawn(process.execPath, [dying, file, broker.brokers, prefix, String(number), moment, folder], {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

describe('the compacted topics of a server', () => {
  it('hold what the API says of every account and every ranking', async () => {
    const data = newFolder();
    const prefix = newPrefix();
    makeSampleLedger(data);
    const { url, headers, server } = await serve(data, {
      LEDGER_KAFKA_BROKERS: broker.brokers,
      LEDGER_KAFKA_TOPIC_PREFIX: prefix,
    });
    ends.push(() => server.kill('SIGKILL'));
    const json = async <T>(path: string): Promise<T> =>
      (await (await fetch(url + path, { headers })).json()) as T;
    const relay = async () => (await json<{ scoresRelay: { lag: number } }>('/health/ready')).scoresRelay;
    while ((await relay()).lag > 0) await delay(50);
    expect(await relay()).toMatchObject({ state: 'relaying', lag: 0 });

    const all = async (path: string): Promise<Record<string, unknown>[]> => {
      const items: Record<string, unknown>[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const page: { items: Record<string, unknown>[]; next?: string } = await json(
          `${path}limit=100${next && `&after=${next}`}`,
        );
        items.push(...page.items);
        next = page.next;
      }
      return items;
    };
    const sheet = await all('/v1/scores?');
    expect(sheet.length).toBeGreaterThan(50);
    const { score, ranking, messages } = await current(broker.brokers, prefix, sheet.length);
    expect(score.size).toBe(sheet.length);
    const points = (milli: number): number => milli / 1000;
    for (const { staffName, records, rank, of, ...account } of sheet) {
      expect([typeof staffName, typeof records]).toEqual(['string', 'number']);
      const { period, staff, unit, total } = account as {
        period: string;
        staff: string;
        unit: string;
        total: number;
      };
      const { rulebookVersion, ...told } = score.get(`account-${period}-${staff}`)!;
      expect(rulebookVersion).toBeGreaterThan(0);
      expect({
        ...told,
        total: points(told.total),
        indicators: told.indicators.map((line) => ({
          ...line,
          ...{ deducted: points(line.deducted), awarded: points(line.awarded), score: points(line.score) },
        })),
      }).toEqual(account);
      const { accounts } = ranking.get(rankingKey({ period, peerGroup: 'unit', unit }))!;
      const line = accounts.find((one) => one.staff === staff)!;
      expect([line.rank, accounts.length, points(line.total)]).toEqual([rank, of, total]);
    }
    let ranked = 0;
    for (const { period, unit, accounts } of ranking.values()) {
      const said = await all(`/v1/rankings?period=${period}&unit=${encodeURIComponent(unit!)}&`);
      expect(accounts.map(({ rank, staff, total }) => [rank, staff, points(total)])).toEqual(
        said.map(({ rank, staff, total }) => [rank, staff, total]),
      );
      ranked += accounts.length;
    }
    expect(ranked).toBe(sheet.length);

    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`^ledger_scores_relay_published_events_total ${messages}$`, 'm'));
    expect(metrics).toMatch(/^ledger_scores_relay_lag_events 0$/m);
    expect(metrics).toMatch(/^ledger_scores_relay_halted 0$/m);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  it('are made to be compacted, with as many partitions as those of events', async () => {
    const kafka = new Kafka({ brokers: broker.brokers.split(','), logLevel: logLevel.NOTHING });
    const prefix = newPrefix();
    await expectAllTold(await office(1, 'unit'), prefix);
    const admin = kafka.admin();
    await admin.connect();
    try {
      const topics = [`${prefix}.scores`, `${prefix}.rankings`];
      const { topics: made } = await admin.fetchTopicMetadata({ topics });
      expect(made.map(({ partitions }) => partitions.length)).toEqual([6, 6]);
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: topics.map((name) => ({
          type: ConfigResourceTypes.TOPIC,
          name,
          configNames: ['cleanup.policy'],
        })),
      });
      expect(resources.map(({ configEntries }) => configEntries[0]!.configValue)).toEqual([
        'compact',
        'compact',
      ]);
    } finally {
      await admin.disconnect();
    }
  });
});

describe('the relay of scores', () => {
  it.each<PeerGroup>(['unit', 'post', 'organization'])(
    'tells what changed while it runs, each account once for many changes: %s',
    async (peerGroup) => {
      const of = await office(201, peerGroup);
      const prefix = newPrefix();
      const relay = relayOf(of, prefix);
      await reached(relay, await of.store.head());
      // What was there is told once; then a burst, in which each of 402 accounts changes ten times.
      const before = relay.status.publishedEvents;
      expect(before).toBeLessThanOrEqual(402 + 60);
      await of.append(4_000);
      await reached(relay, await of.store.head());
      const { publishedEvents } = relay.status;
      expect(publishedEvents - before).toBeGreaterThanOrEqual(402);
      expect(publishedEvents - before).toBeLessThan(4_000);
      for (let round = 0; round < 10; round++) {
        await of.append(7);
        await delay(50);
      }
      await reached(relay, await of.store.head());
      await relay.stop();
      const { messages } = await expectCurrent(broker.brokers, prefix, of.models);
      expect(messages).toBe(relay.status.publishedEvents);
    },
  );

  it('publishes nothing when it is run again, and what came meanwhile', async () => {
    const of = await office(50, 'unit');
    const prefix = newPrefix();
    await expectAllTold(of, prefix);
    const again = relayOf(of, prefix);
    while (again.status.state !== 'relaying') await delay(20);
    await delay(500);
    expect(again.status).toMatchObject({ position: await of.store.head(), publishedEvents: 0 });
    await again.stop();
    await of.append(3);
    await expectAllTold(of, prefix);
  });
});

describe('a relay of scores that is killed', () => {
  it.each(['begun', 'position', 'events', 'committing', 'committed'])(
    'goes on in the end with what stands, in a transaction: %s',
    async (moment) => {
      // Three thousand accounts: more than go into one transaction, so that it is killed with a part told.
      const of = await office(1_500, 'unit');
      const prefix = newPrefix();
      for (const number of moment === 'events' ? [2, 3, 2] : [1, 2, 3]) {
        const child = startDying(of, prefix, number, moment);
        expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
        await of.append(500);
      }
      await expectAllTold(of, prefix);
    },
  );

  it('goes on in the end with what stands at any other moment, while the log grows', async () => {
    const of = await office(1_500, 'organization');
    const prefix = newPrefix();
    for (let round = 0; round < 6; round++) {
      const child = startDying(of, prefix, 0, 'never');
      const moment = 400 + Math.random() * 1_800;
      for (const begun = performance.now(); performance.now() - begun < moment;) {
        await of.append(100);
        await delay(30);
      }
      child.kill('SIGKILL');
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    }
    await expectAllTold(of, prefix);
  });
});

describe('two relays of the scores of one ledger', () => {
  it('do not both publish: the first is fenced and says so', async () => {
    const of = await office(300, 'unit');
    const prefix = newPrefix();
    const first = relayOf(of, prefix);
    await reached(first, await of.store.head());
    const second = relayOf(of, prefix);
    while (second.status.state !== 'relaying') await delay(20);
    for (let round = 0; round < 20; round++) {
      await of.append(50);
      await delay(20);
    }
    await first.ended;
    expect(first.status).toMatchObject({
      state: 'halted',
      failure: expect.stringMatching(/another relay publishes as .*\.scores-relay/),
    });
    await reached(second, await of.store.head());
    await second.stop();
    expect(second.status).toMatchObject({ state: 'stopped', failures: 0 });
    await expectCurrent(broker.brokers, prefix, of.models);
  });

  it('does not go on where the scores of another log were published', async () => {
    const prefix = newPrefix();
    await expectAllTold(await office(5, 'unit'), prefix);
    const other = await office(6, 'unit');
    const relay = relayOf(other, prefix);
    await relay.ended;
    expect(relay.status).toMatchObject({ state: 'halted', failure: expect.stringMatching(/another log/) });
  });
});
