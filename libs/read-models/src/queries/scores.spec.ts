import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScoreRow } from '../index.js';
import { history, logOf, step, view } from '../testing/histories.js';
import { naiveScores, type NaiveRow } from '../testing/naive-scores.js';
import { reading } from '../testing/reading.js';
import { rulebook } from '../testing/test-log.js';

const plain = ({ period, staff, unit, post, records, indicators, total, rank, of }: ScoreRow): NaiveRow => ({
  period,
  staff,
  unit,
  post,
  records,
  scores: indicators.map(({ score }) => score),
  total,
  rank,
  of,
});

describe('scores', () => {
  it('are what a plain fold of the events makes, in every view', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(view, { minLength: 4, maxLength: 4 }), async (h, views) => {
        const log = logOf(h);
        await reading(log, (models) => {
          for (const one of [{}, ...views]) {
            expect(models.scores(one).rows.map(plain)).toEqual(naiveScores(log.events(), one));
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are the current ones as of the far future, and as known at it', async () => {
    await fc.assert(
      fc.asyncProperty(history, (h) =>
        reading(logOf(h), (models) => {
          const current = models.scores();
          expect(models.scores({ asOf: '9999-12-31' })).toEqual(current);
          expect(models.scores({ knownAt: '9999-12-31T00:00:00Z' })).toEqual(current);
        }),
      ),
      { numRuns: 25 },
    );
  });

  it('are as if an entry had never been posted once it is reversed', async () => {
    await fc.assert(
      fc.asyncProperty(history, step, async (h, { staff, day, ...rest }) => {
        // Outside the frame, or outdone by another bonus for its matter, it would make no difference.
        const base = { ...rest, indicator: 'extra', matter: null, staff, day, recordedAt: 201 };
        // A record opens the account in both, so that only the entry makes a difference.
        const without = [
          ...h.steps.filter(({ what }) => what !== 'reversal'),
          { ...base, what: 'record' as const, points: 1 },
        ];
        const posted = { ...base, what: 'entry' as const };
        const reversed = { ...base, what: 'reversal' as const, which: 99, recordedAt: 202 };
        const sheet = (steps: typeof h.steps) => reading(logOf({ ...h, steps }), (models) => models.scores());
        const before = await sheet(without);
        expect(await sheet([...without, posted])).not.toEqual(before);
        expect(await sheet([...without, posted, reversed])).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('come in pages that make up the whole, by unit, period and member as asked', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 4 }), view, (h, limit, one) =>
        reading(logOf(h), (models) => {
          const whole = models.scores(one).rows;
          const paged: ScoreRow[] = [];
          for (let after: string | undefined, more = true; more; more = after !== undefined) {
            const page = models.scores({ ...one, limit, ...(after !== undefined && { after }) });
            expect(page.rows.length).toBeLessThanOrEqual(limit);
            paged.push(...page.rows);
            after = page.next;
          }
          expect(paged).toEqual(whole);
          for (const filter of [{ unit: 'U1' }, { period: '2026-Q1' }, { staff: 'S2' }]) {
            const [[key, value]] = Object.entries(filter) as [['unit', string]];
            expect(models.scores({ ...one, ...filter }).rows).toEqual(
              whole.filter((row) => row[key] === value),
            );
          }
        }),
      ),
      { numRuns: 30 },
    );
  });

  it('keep an entry under an indicator that the frame does not have out of the figures, and show it', async () => {
    const log = logOf({ peerGroup: 'unit', steps: [] });
    const account = { period: '2026-Q1', staff: 'S0' };
    log.add({ type: 'AccountOpened', data: { ...account, unit: 'U0', post: 'P0', rulebookVersion: 1 } });
    const common = {
      ...account,
      kind: 'deduction' as const,
      points: 300,
      occurredOn: '2026-02-02',
      evidence: [],
    };
    const entry = { ...common, origin: 'manual' as const, rulebookVersion: 2, reason: 'late' };
    log.add({ type: 'EntryPosted', data: { ...entry, entryId: 'E1', indicator: 'openness' } });
    await reading(log, (models) => {
      expect(models.scores().rows[0]!.total).toBe(3000);
      const { outsideFrame, total } = models.explain('S0', '2026-Q1');
      expect(total).toBe(3000);
      expect(outsideFrame).toMatchObject([{ entryId: 'E1', notCounted: 'indicator-not-in-frame' }]);
    });
  });

  it('place a record by the calendar in force on its day, as it was published when the record came', async () => {
    const log = logOf({ peerGroup: 'unit', steps: [] });
    const record = (recordId: string, occurredOn: string): number => {
      const done = { process: 'C', activity: 'a', occurrence: 1, unit: 'U0', staff: 'S0', post: 'P0' };
      return log.add({ type: 'WorkRecorded', data: { ...done, recordId, occurredOn, content: recordId } });
    };
    record('W1', '2026-02-16');
    const monthly = rulebook({ version: 2, calendar: 'month', inForceFrom: '2026-02-15' });
    log.add({ type: 'RulebookPublished', data: { rulebook: monthly } });
    const month = { period: '2026-02', from: '2026-02-01', to: '2026-02-28', rulebookVersion: 2 };
    log.add({ type: 'PeriodOpened', data: month });
    record('W2', '2026-02-14');
    record('W3', '2026-02-15');
    record('W4', '2026-02-16');
    record('W5', '2026-02-16');
    for (const [period, rulebookVersion] of [
      ['2026-Q1', 1],
      ['2026-02', 2],
    ] as const) {
      log.add({
        type: 'AccountOpened',
        data: { period, staff: 'S0', unit: 'U0', post: 'P0', rulebookVersion },
      });
    }
    await reading(log, (models) => {
      const records = models.scores().rows.map(({ period, records }) => [period, records]);
      expect(records).toEqual([
        ['2026-02', 3],
        ['2026-Q1', 2],
      ]);
    });
  });

  it('refuse what cannot be asked, naming the field', async () => {
    await reading(logOf({ peerGroup: 'unit', steps: [] }), (models) => {
      const refusals: [() => unknown, string, string][] = [
        [() => models.scores({ asOf: '2026-02-30' }), 'invalid-query', 'asOf'],
        [() => models.scores({ knownAt: '2026-02-03' }), 'invalid-query', 'knownAt'],
        [() => models.scores({ limit: 0 }), 'invalid-query', 'limit'],
        [() => models.scores({ after: 'nonsense' }), 'invalid-query', 'after'],
        [() => models.scores({ unit: 'U9' }), 'not-found', 'unit'],
        [() => models.scores({ period: '1999' }), 'not-found', 'period'],
        [() => models.scores({ staff: 'nobody' }), 'not-found', 'staff'],
        [() => models.explain('S0', '2026-Q1'), 'not-found', 'staff'],
      ];
      for (const [ask, code, field] of refusals) {
        expect(ask).toThrow(expect.objectContaining({ name: 'ReadModelError', code, field }));
      }
    });
  });
});
