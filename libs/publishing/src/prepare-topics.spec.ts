import { expect, it } from '@jest/globals';
import type { Admin, ITopicConfig } from 'kafkajs';
import { prepareTopics } from './prepare-topics.js';

/** A double of a cluster: what is asked for, and what it says it has. */
class FakeAdmin {
  readonly there = ['p.scores'];
  readonly asked: string[][] = [];
  /** What comes of the first wish: it is not made, for another one is making it, and it is heard of later. */
  elsewhere: string[] = [];

  listTopics = async (): Promise<string[]> => [...this.there];
  createTopics = async ({ topics }: { topics: ITopicConfig[] }): Promise<boolean> => {
    const names = topics.map(({ topic }) => topic);
    this.asked.push(names);
    const made = names.filter((name) => !this.elsewhere.includes(name));
    this.there.push(...made);
    if (made.length === names.length) return true;
    if (this.asked.length > 2) this.there.push(...this.elsewhere.splice(0));
    return false;
  };
  fetchTopicMetadata = async () => ({
    topics: this.there.map((name) => ({ name, partitions: Array.from({ length: name.length }) })),
  });
}

const prepare = (admin: FakeAdmin) =>
  prepareTopics(
    admin as unknown as Admin,
    { brokers: [], topicPrefix: 'p', partitions: 6, source: 'urn:test' },
    ['scores', 'rankings'],
  );

it('makes the topics that are missing, and says how many partitions each has', async () => {
  const admin = new FakeAdmin();
  expect(await prepare(admin)).toEqual(
    new Map([
      ['scores', 8],
      ['rankings', 10],
    ]),
  );
  expect(admin.asked).toEqual([['p.rankings', 'p.positions']]);
});

it('waits until it hears of one that another relay is making', async () => {
  const admin = new FakeAdmin();
  admin.elsewhere = ['p.positions'];
  await prepare(admin);
  expect(admin.there.toSorted()).toEqual(['p.positions', 'p.rankings', 'p.scores']);
  expect(admin.asked).toEqual([['p.rankings', 'p.positions'], ['p.positions'], ['p.positions']]);
});
