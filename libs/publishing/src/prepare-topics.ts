import type { Admin, ITopicConfig } from 'kafkajs';
import type { KafkaOptions } from './kafka-options.js';
import { eventTopics, positionsTopic, topicName, type EventTopic } from './topics.js';

/** One event may be this large, in bytes; a rulebook or a decision with its reasons can be. */
const LARGEST_MESSAGE = '10485760';

/**
 * Makes the topics that are missing; those that are there stay as they are.
 * @returns how many partitions each topic of events has
 */
export async function prepareTopics(
  admin: Admin,
  { topicPrefix, partitions }: KafkaOptions,
): Promise<Record<EventTopic, number>> {
  const wanted: ITopicConfig[] = [
    ...eventTopics.map((topic) => ({
      topic: topicName(topicPrefix, topic),
      numPartitions: partitions,
      configEntries: [
        // Events are kept for ever: a consumer that comes late reads from the beginning.
        { name: 'retention.ms', value: '-1' },
        { name: 'max.message.bytes', value: LARGEST_MESSAGE },
      ],
    })),
    {
      topic: positionsTopic(topicPrefix),
      numPartitions: 1,
      configEntries: [
        { name: 'cleanup.policy', value: 'compact' },
        // What is in the segment that is written to is never compacted.
        { name: 'segment.ms', value: '3600000' },
      ],
    },
  ];
  const there = new Set(await admin.listTopics());
  const topics = wanted.filter(({ topic }) => !there.has(topic));
  if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
  const { topics: found } = await admin.fetchTopicMetadata({ topics: wanted.map(({ topic }) => topic) });
  const countOf = (topic: EventTopic): number =>
    found.find(({ name }) => name === topicName(topicPrefix, topic))!.partitions.length;
  return Object.fromEntries(eventTopics.map((topic) => [topic, countOf(topic)])) as Record<
    EventTopic,
    number
  >;
}
