import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { expect } from '@jest/globals';
import { openSqliteLogReader } from '#event-store';
import { eventTopics, topicName, type PublicTopic } from '#publishing';
import { publicationFaults, publicEvents } from './publication-faults.js';

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

/** What a consumer, of committed messages unless told otherwise, gets from topics of a prefix, as it comes. */
export async function published(
  brokers: string,
  prefix: string,
  atLeast: number,
  topics: readonly PublicTopic[] = eventTopics,
  { readUncommitted = false } = {},
): Promise<PublishedEvent[]> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${prefix}.test.${Math.random()}`, readUncommitted });
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
  const stored = log.readLog(from, log.head() + 1);
  log.close();
  const messages = await published(brokers, prefix, publicEvents(stored));
  expect(publicationFaults(prefix, stored, messages)).toEqual([]);
  return messages;
}
