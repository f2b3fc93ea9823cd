import type { Admin } from 'kafkajs';
import { rejectedTopic, type IntakeOptions } from './intake-options.js';

/** Makes the topics that are missing; those that are there stay as they are. */
export async function prepareTopics(
  admin: Admin,
  { topic, partitions }: Pick<IntakeOptions, 'topic' | 'partitions'>,
): Promise<void> {
  const there = new Set(await admin.listTopics());
  const kept = [{ name: 'retention.ms', value: '-1' }];
  const wanted = [
    { topic, numPartitions: partitions },
    // Somebody has to look at them, whenever that will be.
    { topic: rejectedTopic(topic), numPartitions: 1, configEntries: kept },
  ];
  const topics = wanted.filter((one) => !there.has(one.topic));
  if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
}
