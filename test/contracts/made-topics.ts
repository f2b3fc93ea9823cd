import type { Admin, ITopicConfig } from 'kafkajs';
import { currentTopics, eventTopics, kafkaDefaults } from '#publishing';
import { prepareTopics } from '../../libs/publishing/src/prepare-topics.js';

/** The topics as the relays make them where there are none yet, by their names without the prefix. */
export async function madeTopics(): Promise<ReadonlyMap<string, ITopicConfig>> {
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
  await prepareTopics(admin, { ...kafkaDefaults, brokers: [] }, [...eventTopics, ...currentTopics]);
  return new Map(made.map((topic) => [topic.topic.slice(kafkaDefaults.topicPrefix.length + 1), topic]));
}

/** How a topic is set up, as a number where it is one. */
export const settingsOf = ({ configEntries }: ITopicConfig): Record<string, string | number> =>
  Object.fromEntries(
    (configEntries ?? []).map(({ name, value }) => [
      name,
      Number.isNaN(Number(value)) ? value : Number(value),
    ]),
  );
