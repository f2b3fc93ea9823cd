import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaDefaults, startRelayWorker, type RelayStatus, type RelayWorker } from '#publishing';
import { ledgerDone, newFolder, removeFolders, startLedgerWith, urlOf } from '../support/cli.js';
import { generatedLog } from '../support/generated-log.js';
import { ownBroker, type OwnBroker } from '../support/kafka-broker.js';
import { expectPublishedOnce } from '../support/published.js';
import { authorizationOf } from '../support/served-sample.js';

let broker: OwnBroker;
beforeAll(async () => void (broker = await ownBroker()));
afterAll(async () => {
  await broker.remove();
  removeFolders();
});

describe('a broker that is away', () => {
  it('is waited for; all that came meanwhile follows, however it ended', async () => {
    const { file, store, append } = await generatedLog(newFolder());
    await append(6_000);
    const topicPrefix = 'away';
    const relay = startRelayWorker({
      logFile: file,
      kafka: { ...kafkaDefaults, brokers: [broker.brokers], topicPrefix },
    });
    while (relay.status.position === 0) await delay(5);
    for (const end of [broker.kill, broker.stop, broker.kill]) {
      const growing = grow(async () => append(100));
      await delay(200 + Math.random() * 800);
      await end();
      while (!isIn(relay, 'connecting')) await delay(20);
      expect(relay.status.failure).toBeDefined();
      await broker.start();
      while (!isIn(relay, 'relaying')) await delay(20);
      await growing.stop();
    }
    while (relay.status.position < (await store.head())) await delay(20);
    expect(relay.status).toMatchObject({ state: 'relaying' });
    expect(relay.status.failure).toBeUndefined();
    expect(relay.status.failures).toBeGreaterThanOrEqual(3);
    await relay.stop();
    await store.close();
    await expectPublishedOnce(broker.brokers, topicPrefix, file);
  });

  it('stops nothing in a server, which publishes when it comes', async () => {
    const data = newFolder();
    ledgerDone(data, 'init');
    await broker.stop();
    const server = startLedgerWith(
      { LEDGER_KAFKA_BROKERS: broker.brokers, LEDGER_KAFKA_TOPIC_PREFIX: 'served' },
      data,
      ...['--json', 'serve', '--port', '0'],
    );
    const url = await urlOf(server);
    const headers = {
      authorization: authorizationOf(data, 'OFFICE', 'administrator'),
      'content-type': 'application/json',
    };
    while ((await fetch(`${url}/health/ready`)).status !== 200) await delay(20);
    for (let n = 0; n < 50; n++) {
      const { status } = await fetch(`${url}/v1/units`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': `unit-${n}` },
        body: JSON.stringify({ unit: `U${n}`, name: `Unit ${n}`, parent: null }),
      });
      expect(status).toBe(201);
    }
    const relay = async (): Promise<Record<string, unknown>> => {
      const answer = await fetch(`${url}/health/ready`);
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { relay: Record<string, unknown> }).relay;
    };
    expect(await relay()).toMatchObject({ state: 'connecting', position: 0, lag: 50, publishedEvents: 0 });
    await broker.start();
    while ((await relay())['lag'] !== 0) await delay(50);
    expect(await relay()).toMatchObject({ state: 'relaying', position: 50, publishedEvents: 50 });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/^ledger_relay_published_events_total 50$/m);
    expect(metrics).toMatch(/^ledger_relay_lag_events 0$/m);
    expect(metrics).toMatch(/^ledger_relay_failures_total [1-9]/m);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
    await expectPublishedOnce(broker.brokers, 'served', `${data}/log.sqlite`);
  });
});

const isIn = ({ status }: RelayWorker, state: RelayStatus['state']): boolean => status.state === state;

/** Does something again and again until it is stopped. */
function grow(step: () => Promise<void>): { stop(): Promise<void> } {
  let going = true;
  const running = (async () => {
    while (going) {
      await step();
      await delay(50);
    }
  })();
  return {
    async stop() {
      going = false;
      await running;
    },
  };
}
