import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import type { RelayedLog } from './batch.js';
import { currentScores, type ChangedScores } from './current-scores.js';
import type { CurrentRanking, CurrentScore } from './current-types.js';

const log: RelayedLog = {
  readLog: (after, limit) =>
    Array.from({ length: Math.min(limit, Math.max(0, 30 - after)) }, (_, index): StoredEvent => {
      const position = after + index + 1;
      const text = JSON.stringify({
        eventId: `e${position}`,
        recordedAt: `2026-03-05T12:00:${position}.000Z`,
      });
      return { position, stream: 's', revision: position, bytes: Buffer.from(text), text };
    }),
  head: () => 30,
};

const score: CurrentScore = {
  ...{ period: '2026-Q1', staff: 'S/1', unit: 'U', post: 'U:clerk', rulebookVersion: 2, total: 28_500 },
  indicators: [],
};
const ranking = (peers: Pick<CurrentRanking, 'peerGroup' | 'unit' | 'post'>): CurrentRanking => ({
  period: '2026-Q1',
  ...peers,
  accounts: [{ rank: 1, staff: 'S/1', unit: 'U', post: 'U:clerk', total: 28_500 }],
});

/** A double of read models that stand at a position. */
const keptAt = (
  position: number,
  { upTo = position, eventId = `e${position}`, ...more }: Partial<ChangedScores> & { eventId?: string } = {},
) => {
  const asked: number[] = [];
  return {
    asked,
    changedBehind(behind: number): ChangedScores {
      asked.push(behind);
      return { asOf: { position, eventId }, upTo, scores: [], rankings: [], ...more };
    },
  };
};

describe('what is published of scores', () => {
  it('is CloudEvents of how they stand, as of where they were kept', () => {
    const rankings = [
      ranking({ peerGroup: 'organization' }),
      ranking({ peerGroup: 'unit', unit: 'U' }),
      ranking({ peerGroup: 'post', post: 'U:clerk' }),
    ];
    const { upTo, messages } = currentScores(
      log,
      keptAt(20, { scores: [score], rankings }),
      'urn:office',
    )({
      position: 10,
    });
    expect(upTo).toEqual({ position: 20, eventId: 'e20' });
    const [first, ...others] = messages;
    expect({ ...first, value: JSON.parse(first!.value) as unknown }).toEqual({
      topic: 'scores',
      key: 'account-2026-Q1-S/1',
      headers: {
        'content-type': 'application/cloudevents+json; charset=UTF-8',
        ce_type: 'ledger.CurrentScore.v1',
      },
      timestamp: String(Date.parse('2026-03-05T12:00:20.000Z')),
      value: {
        specversion: '1.0',
        id: 'account-2026-Q1-S/1@20',
        source: 'urn:office',
        type: 'ledger.CurrentScore.v1',
        time: '2026-03-05T12:00:20.000Z',
        subject: 'account-2026-Q1-S/1',
        datacontenttype: 'application/json',
        dataschema: 'urn:assessment-ledger:current:CurrentScore:v1',
        ledgerposition: 20,
        data: score,
      },
    });
    expect(others.map(({ topic, key }) => [topic, key])).toEqual([
      ['rankings', 'ranking-2026-Q1-organization'],
      ['rankings', 'ranking-2026-Q1-unit-U'],
      ['rankings', 'ranking-2026-Q1-post-U:clerk'],
    ]);
  });

  it('goes on where it was, before the position as of which it was told, until all is told', () => {
    const kept = keptAt(20, { upTo: 14, scores: [score] });
    const place = { position: 20, goOnBehind: 12 };
    expect(currentScores(log, kept, 'urn:office')(place).upTo).toEqual({
      position: 20,
      eventId: 'e20',
      goOnBehind: 14,
    });
    expect(kept.asked).toEqual([12]);
  });

  it('says how far it is where nothing changed, and nothing where nothing came', () => {
    const next = currentScores(log, keptAt(20), 'urn:office');
    expect(next({ position: 10 })).toEqual({ upTo: { position: 20, eventId: 'e20' }, messages: [] });
    expect(next({ position: 20 })).toEqual({ messages: [] });
  });

  it.each<[string, ReturnType<typeof keptAt> | { changedBehind: () => undefined }]>([
    ['before they are built', { changedBehind: () => undefined }],
    ['while they are behind what was published', keptAt(9, { upTo: 9, scores: [score] })],
    ['while they are of another log', keptAt(20, { eventId: 'other', scores: [score] })],
    ['while they are of a longer log', keptAt(31, { scores: [score] })],
  ])('is nothing %s', (_, kept) => {
    expect(currentScores(log, kept, 'urn:office')({ position: 10, goOnBehind: 5 })).toEqual({ messages: [] });
  });
});
