import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, ITopicConfig } from 'kafkajs';
import type { KafkaOptions } from './kafka-options.js';
import { currentTopics, positionsTopic, topicName, type PublicTopic } from './topics.js';

/** One event may be this large, in bytes; a rulebook or a decision with its reasons can be, or a long ranking. */
const LARGEST_MESSAGE = '10485760';

/** How long a broker has to hear of a topic before it is asked again, in milliseconds. */
const PAUSE = 50;

const compacted = [
  { name: 'cleanup.policy', value: 'compact' },
  // What is in the segment that is written to is never compacted.
  { name: 'segment.ms', value: '3600000' },
];
// Events are kept for ever: a consumer that comes late reads from the beginning.
const keptForEver = [{ name: 'retention.ms', value: '-1' }];

/**
 * Makes the topics that are missing, and that of positions; those that are there stay as they are.
 * @returns how many partitions each of them has
 */
export async function prepareTopics(
  admin: Admin,
  { topicPrefix, partitions }: KafkaOptions,
  topics: readonly PublicTopic[],
): Promise<ReadonlyMap<PublicTopic, number>> {
  const wanted: ITopicConfig[] = [
    ...topics.map((topic) => ({
      topic: topicName(topicPrefix, topic),
      numPartitions: partitions,
      configEntries: [
        ...((currentTopics as readonly PublicTopic[]).includes(topic) ? compacted : keptForEver),
        { name: 'max.message.bytes', value: LARGEST_MESSAGE },
      ],
    })),
    { topic: positionsTopic(topicPrefix), numPartitions: 1, configEntries: compacted },
  ];
  await makeMissing(admin, wanted);
  const { topics: found } = await admin.fetchTopicMetadata({ topics: wanted.map(({ topic }) => topic) });
  const countOf = (topic: PublicTopic): number =>
    found.find(({ name }) => name === topicName(topicPrefix, topic))!.partitions.length;
  return new Map(topics.map((topic) => [topic, countOf(topic)]));
}

async function makeMissing(admin: Admin, wanted: readonly ITopicConfig[]): Promise<void> {
  const there = new Set(await admin.listTopics());
  const topics = wanted.filter(({ topic }) => !there.has(topic));
  if (topics.length === 0 || (await admin.createTopics({ topics, waitForLeaders: true }))) return;
  // The other relay of the ledger makes one of them at the same time: not every broker may have heard of it yet.
  await delay(PAUSE);
  await makeMissing(admin, wanted);
}
