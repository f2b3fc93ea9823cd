import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { expect } from '@jest/globals';
import { openSqliteLogReader } from '#event-store';
import { eventTopics, topicName, topicOf, type PublicTopic } from '#publishing';
import type { LedgerEventType } from '#domain';

export interface PublishedEvent {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestamp: string;
  readonly event: { readonly id: string; readonly ledgerposition: number } & Readonly<
    Record<string, unknown>
  >;
}

const LONGEST = 60_000;
/** How long to look for what should not be there, in milliseconds. */
const QUIET = 1_500;

/** What a consumer of committed messages gets from topics of a prefix, in the order in which it comes. */
export async function published(
  brokers: string,
  prefix: string,
  atLeast: number,
  topics: readonly PublicTopic[] = eventTopics,
): Promise<PublishedEvent[]> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${prefix}.test.${Math.random()}`, readUncommitted: false });
  const found: PublishedEvent[] = [];
  let last = performance.now();
  await consumer.connect();
  await consumer.subscribe({
    topics: topics.map((topic) => topicName(prefix, topic)),
    fromBeginning: true,
  });
  await consumer.run({
    autoCommit: false,
    async eachMessage({ topic, partition, message: { key, value, headers = {}, timestamp } }) {
      last = performance.now();
      const texts = Object.entries(headers).map(([name, text]) => [name, String(text)] as const);
      found.push({
        topic,
        partition,
        key: String(key),
        headers: Object.fromEntries(texts),
        timestamp,
        event: JSON.parse(String(value)) as PublishedEvent['event'],
      });
    },
  });
  while (performance.now() - last < (found.length < atLeast ? LONGEST : QUIET)) await delay(100);
  await consumer.disconnect();
  return found;
}

/** Compares what was published with the log: each public event once, with its data, in order per key. */
export async function expectPublishedOnce(
  brokers: string,
  prefix: string,
  logFile: string,
  from = 0,
): Promise<PublishedEvent[]> {
  const log = openSqliteLogReader(logFile);
  const stored = log
    .readLog(from, log.head() + 1)
    .map(
      ({ position, text }) => ({ position, ...(JSON.parse(text!) as Record<string, unknown>) }) as StoredJson,
    )
    .filter(({ type }) => topicOf(type) !== undefined);
  log.close();
  const messages = await published(brokers, prefix, stored.length);
  const positions = messages.map(({ event }) => event.ledgerposition);
  expect(new Set(positions).size).toBe(positions.length);
  const found = new Map(messages.map((message) => [message.event.ledgerposition, message]));
  expect(found.size).toBe(stored.length);
  const lastOfKey = new Map<string, PublishedEvent>();
  for (const { key, event, ...rest } of messages) {
    const before = lastOfKey.get(key);
    if (before && before.event.ledgerposition >= event.ledgerposition) {
      throw new Error(`${key}: ${event.ledgerposition} came behind ${before.event.ledgerposition}`);
    }
    if (before && before.partition !== rest.partition) throw new Error(`${key} is in two partitions`);
    lastOfKey.set(key, { key, event, ...rest });
  }
  for (const { position, eventId, stream, type, data } of stored) {
    const message = found.get(position);
    const same =
      message?.event.id === eventId &&
      message.key === stream &&
      message.topic === topicName(prefix, topicOf(type)!) &&
      JSON.stringify(message.event['data']) === JSON.stringify(data);
    if (!same) throw new Error(`position ${position} was published as ${JSON.stringify(message)}`);
  }
  return messages;
}

interface StoredJson {
  readonly position: number;
  readonly eventId: string;
  readonly stream: string;
  readonly type: LedgerEventType;
  readonly data: unknown;
}
