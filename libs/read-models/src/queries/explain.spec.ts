import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { history, logOf, view } from '../testing/histories.js';
import { naiveScores } from '../testing/naive-scores.js';
import { reading } from '../testing/reading.js';
import { secondsIn } from '../testing/test-log.js';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('explain', () => {
  it('lists exactly the entries that make the figures, and they add up', async () => {
    await fc.assert(
      fc.asyncProperty(history, view, (h, one) => {
        const log = logOf(h);
        return reading(log, (models) => {
          for (const row of naiveScores(log.events(), one)) {
            const told = models.explain(row.staff, row.period, one);
            expect([told.total, told.records]).toEqual([row.total, row.records]);
            expect(told.indicators.map(({ score }) => score)).toEqual(row.scores);
            expect(sum(told.indicators.map(({ score }) => score))).toBe(told.total);
            for (const line of told.indicators) {
              const points = (kind: string): number =>
                sum(line.entries.filter((e) => e.kind === kind && !e.notCounted).map(({ points }) => points));
              expect(points('deduction')).toBe(line.deducted);
              expect(points('bonus')).toBe(line.awarded);
              expect(line.bonusCounted).toBe(Math.min(line.awarded, line.frame.bonusCap ?? 0));
              expect(line.raisedByFloor).toBeGreaterThanOrEqual(0);
              expect(line.frame.base - line.deducted + line.bonusCounted + line.raisedByFloor).toBe(
                line.score,
              );
            }
            const posted = log
              .events()
              .filter(
                ({ type, data }) =>
                  type === 'EntryPosted' && data.staff === row.staff && data.period === row.period,
              )
              .filter(({ data }) => !one.asOf || (data as { occurredOn: string }).occurredOn <= one.asOf)
              .filter(({ recordedAt }) => !one.knownAt || recordedAt <= one.knownAt);
            const entries = [...told.indicators.flatMap(({ entries }) => entries), ...told.outsideFrame];
            const listed = entries.map(({ position }) => position);
            for (const { notCounted, outdoneBy, matter } of entries) {
              expect(notCounted === 'outdone').toBe(outdoneBy !== undefined);
              if (outdoneBy === undefined) continue;
              const better = entries.find(({ entryId }) => entryId === outdoneBy)!;
              expect([better.matter, better.notCounted]).toEqual([matter, undefined]);
            }
            expect(listed.sort((a, b) => a - b)).toEqual(posted.map(({ position }) => position));
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('tells of an entry all that was posted, and of its reversal once that was known', async () => {
    const log = logOf({ peerGroup: 'unit', steps: [] });
    const account = { period: '2026-Q1', staff: 'S0' };
    log.add({ type: 'AccountOpened', data: { ...account, unit: 'U0', post: 'P0', rulebookVersion: 1 } });
    const entry = {
      entryId: 'E1',
      kind: 'deduction',
      indicator: 'quality',
      points: 1700,
      occurredOn: '2026-02-02',
      origin: 'computed',
      rulebookVersion: 1,
      rule: 'late',
      record: 'W1',
      process: 'C1',
      reason: 'nine days late',
      evidence: ['W1', 'letter 7'],
    } as const;
    const position = log.add(
      { type: 'EntryPosted', data: { ...account, ...entry } },
      { recordedAt: secondsIn(50) },
    );
    const reversal = { entryId: 'R1', reason: 'the plan was wrong', authority: 'appeal 12' };
    log.add(
      { type: 'EntryReversed', data: { ...account, ...reversal, reverses: 'E1', occurredOn: '2026-02-02' } },
      { recordedAt: secondsIn(60) },
    );
    await reading(log, (models) => {
      const words =
        'On 2 February 2026 1.7 points were deducted under The quality: nine days late. ' +
        'Rule late of rulebook version 1 applied; nobody had to confirm it.';
      const posted = { ...entry, proposedBy: 'late', position, recordedAt: secondsIn(50), words };
      const before = models.explain('S0', '2026-Q1', { knownAt: secondsIn(59) });
      expect(before).toMatchObject({
        staffName: 'Member 0',
        unit: 'U0',
        post: 'P0',
        rulebookTitle: 'Test rules',
        total: 1500,
      });
      expect(before.indicators[0]).toMatchObject({ score: 500, raisedByFloor: 200, entries: [posted] });
      expect(before.indicators[0]!.entries[0]).toEqual(posted);
      const after = models.explain('S0', '2026-Q1');
      expect(after.indicators[0]!.entries).toEqual([
        {
          ...posted,
          words: `${words} It does not count: it was reversed on 1 January 2026 on the authority of appeal 12: the plan was wrong.`,
          notCounted: 'reversed',
          reversal: { ...reversal, position: position + 1, recordedAt: secondsIn(60) },
        },
      ]);
      expect(after.total).toBe(3000);
    });
  });
});
