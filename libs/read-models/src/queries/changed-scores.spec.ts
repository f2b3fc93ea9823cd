import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#domain';
import { history, logOf } from '../testing/histories.js';
import { reading } from '../testing/reading.js';

const nameOf = ({ period, staff }: { readonly period: string; readonly staff: string }): string =>
  `${period} ${staff}`;

/** Told a second time: the position of the last event of each account that changes what stands in it. */
function lastChanges(events: readonly RecordedEvent[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { type, data, position } of events) {
    if (type === 'AccountOpened' || type === 'EntryPosted' || type === 'EntryReversed') {
      last.set(nameOf(data), position);
    }
  }
  return last;
}

describe('what changed behind a position', () => {
  it('is every account of which an event came since, as it stands, with what ranks it', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.double({ min: 0, max: 1, noNaN: true }), (h, part) => {
        const log = logOf(h);
        const behind = Math.floor(log.head() * part);
        return reading(log, (models) => {
          const changed = models.changedScores(behind, 1_000);
          const last = lastChanges(log.events());
          expect(changed.asOf).toEqual({ position: log.head(), eventId: log.events().at(-1)!.eventId });
          expect(changed.upTo).toBe(log.head());
          const expected = [...last].filter(([, position]) => position > behind).sort((a, b) => a[1] - b[1]);
          expect(changed.accounts.map(nameOf)).toEqual(expected.map(([name]) => name));
          const stands = new Map(models.scores().rows.map((row) => [nameOf(row), row]));
          for (const { rulebookVersion, ...account } of changed.accounts) {
            expect(rulebookVersion).toBe(1);
            expect(stands.get(nameOf(account))).toMatchObject(account);
          }
          const ranks = new Map(
            changed.rankings.flatMap(({ period, rows }) =>
              rows.map((row) => [nameOf({ period, ...row }), row] as const),
            ),
          );
          for (const account of changed.accounts) {
            const { rank, of } = stands.get(nameOf(account))!;
            expect(ranks.get(nameOf(account))).toMatchObject({ rank, of });
          }
          for (const { rows, ...group } of changed.rankings) {
            expect(models.rankings(group).rows).toEqual(rows);
            const [{ unit, post }] = rows as [(typeof rows)[0]];
            const { period } = group;
            expect(group).toEqual(
              { organization: { period }, unit: { period, unit }, post: { period, post } }[h.peerGroup],
            );
          }
        });
      }),
      { numRuns: 20 },
    );
  });

  it('comes in parts that leave nothing out and tell nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 3 }), (h, limit) => {
        const log = logOf(h);
        return reading(log, (models) => {
          const told: string[] = [];
          for (let behind = 0; behind < log.head();) {
            const { accounts, upTo, asOf } = models.changedScores(behind, limit);
            expect(asOf.position).toBe(log.head());
            expect(upTo > behind && accounts.length <= limit).toBe(true);
            told.push(...accounts.map(nameOf));
            behind = upTo;
          }
          expect(told.toSorted()).toEqual(models.scores().rows.map(nameOf).toSorted());
        });
      }),
      { numRuns: 15 },
    );
  });

  it('is nothing in an empty log', () =>
    reading(logOf({ peerGroup: 'unit', steps: [] }).upTo(0), (models) => {
      expect(models.changedScores(0, 10)).toEqual({
        asOf: { position: 0, eventId: null },
        upTo: 0,
        accounts: [],
        rankings: [],
      });
    }));
});
