import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { EntriesQuery, EntryRow, ReadModels } from '../index.js';
import { entryStatuses } from '#domain';
import { projections } from '../projections/index.js';
import { dailyHistory, PERIOD, UNITS } from '../testing/daily-histories.js';
import { dailyLogOf } from '../testing/daily-log.js';
import { naiveEntries, type NaiveEntry } from '../testing/naive-daily.js';
import { reading } from '../testing/reading.js';
import { rangesOf } from './by-status.js';
import { ENTRIES } from './entries.js';

const query: fc.Arbitrary<EntriesQuery> = fc.record(
  {
    staff: fc.constantFrom('S0', 'S1'),
    unit: fc.constantFrom(...UNITS),
    period: fc.constant(PERIOD),
    status: fc.subarray([...entryStatuses]),
    matter: fc.integer({ min: 0, max: 9 }).map((n) => `M${n}`),
    indicator: fc.constantFrom('quality', 'extra'),
    proposedBy: fc.constantFrom('A-0', 'A-1', 'late'),
  },
  { requiredKeys: [] },
);

const BELOW: Readonly<Record<string, readonly string[]>> = {
  office: UNITS,
  north: ['north'],
  south: ['south', 'desk'],
  desk: ['desk'],
};

const asked = (entry: NaiveEntry, { unit, status, ...same }: EntriesQuery): boolean =>
  (unit === undefined || BELOW[unit]!.includes(entry.unit)) &&
  (status === undefined || status.includes(entry.status)) &&
  Object.entries(same).every(([name, value]) => name === 'period' || entry[name as 'staff'] === value);

function inPages(models: ReadModels, query: EntriesQuery): EntryRow[] {
  const rows: EntryRow[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = models.entries({ ...query, ...(after !== undefined && { after }) });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

describe('entries', () => {
  it('are those asked for, where they stand, in the order of the log, on pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        dailyHistory,
        fc.array(query, { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (history, queries, limit) => {
          const log = dailyLogOf(history);
          const expected = naiveEntries(log.events());
          return reading(log, (models) => {
            for (const one of [{}, ...queries]) {
              const rows = inPages(models, { ...one, limit });
              const plain = rows.map(({ entryId, unit, status, position }) => [
                entryId,
                unit,
                status,
                position,
              ]);
              expect(plain).toEqual(
                expected
                  .filter((entry) => asked(entry, one))
                  .map(({ entryId, unit, status, position }) => [entryId, unit, status, position]),
              );
              expect(models.entries(one).rows).toEqual(rows);
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are found below a unit, however many units there are', async () => {
    const log = dailyLogOf([]);
    const units = Array.from({ length: 60 }, (_, n) => `team-${n}`);
    for (const unit of units)
      log.add({ type: 'UnitRegistered', data: { unit, name: unit, parent: 'south' } });
    units.forEach((unit, n) => {
      const staff = `S${n % 4}`;
      const entry = { entryId: `E${n}`, period: PERIOD, staff, kind: 'bonus', indicator: 'extra' } as const;
      const said = { points: 100, occurredOn: '2026-01-05', origin: 'manual', rulebookVersion: 1 } as const;
      const life = { post: 'clerk', proposedBy: 'A-1', answerBy: null, reason: 'good', evidence: [] };
      const data = { ...entry, ...said, ...life, unit: n % 2 ? unit : 'north' };
      log.add({
        type: 'EntryProposed',
        data: { ...data, steps: { confirmation: true, answerDays: null } },
      });
    });
    await reading(log, (models) => {
      const odd = units.flatMap((_, n) => (n % 2 ? [`E${n}`] : []));
      const ids = (query: EntriesQuery): string[] =>
        inPages(models, { limit: 7, ...query }).map(({ entryId }) => entryId);
      expect(ids({ unit: 'south' })).toEqual(odd);
      expect(ids({ unit: 'south', status: ['proposed', 'posted', 'returned', 'dropped'] })).toEqual(odd);
      expect(ids({ unit: 'south', period: PERIOD, indicator: 'extra' })).toEqual(odd);
      expect(ids({ unit: 'south', status: ['proposed'], staff: 'S1' })).toEqual(
        odd.filter((_, n) => n % 2 === 0),
      );
      expect(ids({ unit: 'team-3' })).toEqual(['E3']);
    });
  });

  it('tell their life, and so do those that a rule posted at once', async () => {
    await fc.assert(
      fc.asyncProperty(dailyHistory, (history) => {
        const log = dailyLogOf(history);
        const events = log.events();
        return reading(log, (models) => {
          for (const { entryId, staff, status, answer, life } of naiveEntries(events)) {
            const told = models.entry(PERIOD, staff, entryId);
            expect([told.status, told.answer]).toEqual([status, answer]);
            expect(told.life.map(({ type }) => type)).toEqual(life);
            const last = events[told.life.at(-1)!.position - 1]!;
            expect(told.revision).toBe(last.revision);
            expect(told.life.at(-1)).toMatchObject({ at: last.recordedAt, by: last.actor });
          }
          for (const { type, data, position } of events) {
            if (type !== 'EntryPosted' || data.origin === 'manual') continue;
            const told = models.entry(PERIOD, data.staff, data.entryId);
            const reversal = events.find(
              (e) => e.type === 'EntryReversed' && e.data.reverses === data.entryId,
            );
            expect(told).toMatchObject({ ...data, postedPosition: position });
            expect(told.life.at(-1)!.type).toBe(reversal ? 'EntryReversed' : 'EntryPosted');
            expect(told.reversedBy).toBe((reversal?.data as { entryId?: string } | undefined)?.entryId);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('whose time to answer has passed are told by the day, those that were answered are not', async () => {
    await fc.assert(
      fc.asyncProperty(
        dailyHistory,
        fc.constantFrom('2026-01-20', '2026-02-10', '2026-03-31'),
        (history, day) => {
          const log = dailyLogOf(history);
          const expected = naiveEntries(log.events())
            .filter(({ status, answerBy }) => status === 'awaiting-answer' && answerBy! < day)
            .map(({ staff, entryId }) => ({ period: PERIOD, staff, entryId }));
          const byId = (rows: { entryId: string }[]): unknown[] =>
            rows.sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
          return reading(log, (models) => expect(byId(models.pendingAnswers(day))).toEqual(byId(expected)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuse what cannot be asked, naming the field', () =>
    reading(dailyLogOf([]), (models) => {
      const refusals: [() => unknown, string, string][] = [
        [() => models.entries({ status: ['gone' as 'posted'] }), 'invalid-query', 'status'],
        [() => models.entries({ limit: 0 }), 'invalid-query', 'limit'],
        [() => models.entries({ after: 'nonsense' }), 'invalid-query', 'after'],
        [() => models.entries({ unit: 'U9' }), 'not-found', 'unit'],
        [() => models.entries({ staff: 'nobody' }), 'not-found', 'staff'],
        [() => models.entries({ period: '1999' }), 'not-found', 'period'],
        [() => models.entry(PERIOD, 'S0', 'E9'), 'not-found', 'entry'],
        [() => models.pendingAnswers('2026-02-30'), 'invalid-query', 'before'],
      ];
      for (const [ask, code, field] of refusals) {
        expect(ask).toThrow(expect.objectContaining({ name: 'ReadModelError', code, field }));
      }
    }));

  it('are read from an index in its order, without sorting, whatever leads', () => {
    // What keeps a queue quick beside a hundred thousand entries; a plan with a sort would pass every other test.
    const db = new Database(':memory:');
    for (const { ddl } of projections) db.exec(ddl);
    const leads = { staff: 'S', matter: 'M', proposedBy: 'A', unit: 'U', indicator: 'I', period: 'P' };
    for (const [lead, value] of Object.entries(leads)) {
      const [range] = rangesOf(ENTRIES, { [lead]: value, status: ['proposed'], limit: 50 }, ['U']);
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${range!.sql}`).all(...range!.values) as {
        detail: string;
      }[];
      // The units of the caller are looked up in a list of their own.
      const [walk] = plan.map(({ detail }) => detail);
      expect(walk).toMatch(
        /^SEARCH assessed_entry USING (COVERING )?INDEX \w+ \(\w+=\? AND status=\? AND rowid>\?\)$/,
      );
      expect(plan.filter(({ detail }) => detail.includes('TEMP B-TREE FOR ORDER'))).toEqual([]);
    }
  });
});
