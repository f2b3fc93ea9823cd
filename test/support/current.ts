import { expect } from '@jest/globals';
import { currentTopics, rankingKey, type CurrentRanking, type CurrentScore } from '#publishing';
import type { ReadModels } from '#read-models';
import { published } from './published.js';

export interface Current {
  readonly score: ReadonlyMap<string, CurrentScore>;
  readonly ranking: ReadonlyMap<string, CurrentRanking>;
  /** Messages that were read, of all keys. */
  readonly messages: number;
}

/**
 * What stands in the compacted topics for a consumer of committed messages: the last message of each key. What is told
 * of a key never goes back in the log.
 */
export async function current(brokers: string, prefix: string, atLeast: number): Promise<Current> {
  const messages = await published(brokers, prefix, atLeast, currentTopics);
  const [score, ranking] = [new Map<string, CurrentScore>(), new Map<string, CurrentRanking>()];
  const positions = new Map<string, number>();
  for (const { topic, key, event } of messages) {
    const before = positions.get(key) ?? 0;
    if (event.ledgerposition < before)
      throw new Error(`${key}: ${event.ledgerposition} came behind ${before}`);
    positions.set(key, event.ledgerposition);
    if (topic.endsWith('.scores')) score.set(key, event['data'] as CurrentScore);
    else ranking.set(key, event['data'] as CurrentRanking);
  }
  return { score, ranking, messages: messages.length };
}

/** Compares what stands in the topics with what the read models say of every account and every ranking. */
export async function expectCurrent(brokers: string, prefix: string, models: ReadModels): Promise<Current> {
  const sheet = models.scores().rows;
  const found = await current(brokers, prefix, sheet.length);
  expect(found.score.size).toBe(sheet.length);
  const groups = new Map<string, Omit<CurrentRanking, 'accounts'>>();
  for (const { period, staff, unit, post, indicators, total } of sheet) {
    const score = found.score.get(`account-${period}-${staff}`);
    expect(score).toEqual({ period, staff, unit, post, rulebookVersion: 1, indicators, total });
    const { peerGroup } = models.rulebook(1);
    const group = {
      period,
      peerGroup,
      ...(peerGroup !== 'organization' && { [peerGroup]: { unit, post }[peerGroup] }),
    };
    groups.set(rankingKey(group), group);
  }
  expect([...found.ranking.keys()].toSorted()).toEqual([...groups.keys()].toSorted());
  for (const [key, { peerGroup, ...query }] of groups) {
    const accounts = models
      .rankings(query)
      .rows.map(({ rank, staff, unit, post, total }) => ({ rank, staff, unit, post, total }));
    expect(found.ranking.get(key)).toEqual({ ...query, peerGroup, accounts });
  }
  return found;
}
