import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentScores, type CurrentRanking, type CurrentScore, type Place } from '#publishing';
import { openProjector, openReadModels, type ReadModels } from '#read-models';
import { history, logOf } from '../../read-models/src/testing/histories.js';
import { inFolder, TestLog } from '../../read-models/src/testing/test-log.js';
import { keptScores } from './kept-scores.js';

interface Told<Data> {
  readonly ledgerposition: number;
  readonly data: Data;
}

/** The last message of each key, as a compacted topic keeps it. */
class Compacted {
  readonly scores = new Map<string, Told<CurrentScore>>();
  readonly rankings = new Map<string, Told<CurrentRanking>>();
  place: Place = { position: 0 };

  /** Publishes until there is nothing more, as a relay does. */
  takeAll(log: TestLog, models: ReadModels): void {
    const next = currentScores(log, keptScores(models), 'urn:test');
    for (let batch = next(this.place); batch.upTo; batch = next(this.place)) {
      for (const { topic, key, value } of batch.messages) {
        const last = this[topic as 'scores'].get(key)?.ledgerposition ?? 0;
        const told = JSON.parse(value) as Told<never>;
        expect(told.ledgerposition).toBeGreaterThanOrEqual(last);
        this[topic as 'scores'].set(key, told);
      }
      this.place = batch.upTo;
    }
  }
}

describe('scores and rankings that are published as they change', () => {
  it('are in the end what the read models say, each of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        (h, stops) =>
          inFolder(async (folder) => {
            const whole = logOf(h);
            const log = new TestLog();
            const projector = openProjector({ folder, log });
            const models = openReadModels({ folder, log });
            const topics = new Compacted();
            topics.takeAll(log, models);
            for (const stop of [...stops.toSorted((a, b) => a - b), 1]) {
              log.stored.push(...whole.stored.slice(log.head(), Math.floor(whole.head() * stop)));
              await projector.catchUp();
              topics.takeAll(log, models);
            }
            const sheet = models.scores().rows;
            expect([...topics.scores.values()].map(({ data }) => data.staff).length).toBe(sheet.length);
            for (const { period, staff, unit, post, indicators, total, rank } of sheet) {
              const { data } = topics.scores.get(`account-${period}-${staff}`)!;
              expect(data).toEqual({ period, staff, unit, post, rulebookVersion: 1, indicators, total });
              const group = { organization: 'organization', unit: `unit-${unit}`, post: `post-${post}` }[
                h.peerGroup
              ];
              const { accounts } = topics.rankings.get(`ranking-${period}-${group}`)!.data;
              expect(accounts).toContainEqual({ rank, staff, unit, post, total });
            }
            const ranked = [...topics.rankings.values()].flatMap(({ data }) => data.accounts);
            expect(ranked).toHaveLength(sheet.length);
            models.close();
            await projector.close();
          }),
      ),
      { numRuns: 15 },
    );
  });

  it('are not there before any read models are', () =>
    inFolder((folder) => {
      const models = openReadModels({ folder, log: new TestLog() });
      expect(keptScores(models).changedBehind(0, 10)).toBeUndefined();
    }));
});
