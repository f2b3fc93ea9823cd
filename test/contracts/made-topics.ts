import type { Admin, ITopicConfig } from 'kafkajs';
import { currentTopics, eventTopics, kafkaDefaults } from '#publishing';
import { prepareTopics as prepareIntake } from '../../libs/consuming/src/prepare-topics.js';
import { prepareTopics } from '../../libs/publishing/src/prepare-topics.js';

/** The topics as the relays make them where there are none yet, by their names without the prefix. */
export async function madeTopics(): Promise<ReadonlyMap<string, ITopicConfig>> {
  const topics = [...eventTopics, ...currentTopics];
  const made = await madeBy((admin) => prepareTopics(admin, { ...kafkaDefaults, brokers: [] }, topics));
  return new Map(made.map((topic) => [topic.topic.slice(kafkaDefaults.topicPrefix.length + 1), topic]));
}

/** The same of the intake, where it is told the topic `intake`. */
export async function madeIntakeTopics(): Promise<ReadonlyMap<string, ITopicConfig>> {
  const made = await madeBy((admin) => prepareIntake(admin, { ...kafkaDefaults, topic: 'intake' }));
  return new Map(made.map((topic) => [topic.topic, topic]));
}

/** What is made of the topics that are wanted, where there are none. */
async function madeBy(prepare: (admin: Admin) => Promise<unknown>): Promise<ITopicConfig[]> {
  let made: ITopicConfig[] = [];
  const admin = {
    listTopics: () => Promise.resolve([]),
    createTopics: ({ topics }: { topics: ITopicConfig[] }) => {
      made = topics;
      return Promise.resolve(true);
    },
    fetchTopicMetadata: () =>
      Promise.resolve({ topics: made.map(({ topic: name }) => ({ name, partitions: [] })) }),
  } as unknown as Admin;
  await prepare(admin);
  return made;
}

/** How the document describes a topic. */
export function channelBindings(topic: ITopicConfig): object {
  const { 'cleanup.policy': cleanup = 'delete', ...settings } = settingsOf(topic);
  return {
    kafka: {
      partitions: topic.numPartitions,
      topicConfiguration: { 'cleanup.policy': [cleanup], ...settings },
      bindingVersion: '0.5.0',
    },
  };
}

/** How a topic is set up, as a number where it is one. */
export const settingsOf = ({ configEntries }: ITopicConfig): Record<string, string | number> =>
  Object.fromEntries(
    (configEntries ?? []).map(({ name, value }) => [
      name,
      Number.isNaN(Number(value)) ? value : Number(value),
    ]),
  );
