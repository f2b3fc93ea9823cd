import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, type WorkRecordData } from '#domain';
import type { ControlDimension, ControlRow } from '../index.js';
import { history, logOf } from '../testing/histories.js';
import { reading } from '../testing/reading.js';

/** The same from all records at once, with every day written out. */
function naiveRow(records: readonly WorkRecordData[]): Omit<ControlRow, ControlDimension> {
  const quantiles = (days: number[]): ControlRow['daysLate'] => {
    if (days.length === 0) return null;
    const sorted = days.toSorted((a, b) => a - b);
    const at = (percent: number): number => sorted[Math.ceil((percent * sorted.length) / 100) - 1]!;
    return { p50: at(50), p90: at(90), max: at(100) };
  };
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const planned = records.filter((r) => r.plannedOn !== undefined);
  const daysLate = planned.map((r) => daysBetween(r.plannedOn!, r.occurredOn));
  const late = daysLate.filter((days) => days > 0).length;
  const delays = records.flatMap((r) => (r.effectiveOn ? [daysBetween(r.effectiveOn, r.occurredOn)] : []));
  const supervised = records.filter((r) => r.supervisor !== undefined);
  const selfSupervised = supervised.filter((r) => r.supervisor === r.staff).length;
  const repeated = records.filter((r) => r.occurrence > 1).length;
  return {
    records: records.length,
    planned: planned.length,
    late,
    lateShare: share(late, planned.length),
    daysLate: quantiles(daysLate),
    repeated,
    reworkShare: share(repeated, records.length),
    supervised: supervised.length,
    selfSupervised,
    selfSupervisionShare: share(selfSupervised, supervised.length),
    registrationDelay: quantiles(delays),
  };
}

const keyOf = (record: WorkRecordData, by: ControlDimension): string | null =>
  by === 'period' ? (record.occurredOn <= '2026-03-31' ? '2026-Q1' : '2026-Q2') : (record[by] ?? null);

const dimensions: ControlDimension[] = ['unit', 'activity', 'staff', 'period'];

describe('process control', () => {
  it('counts and measures the records of every group exactly', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.subarray(dimensions), (h, by) => {
        const log = logOf(h);
        const records = log.events().flatMap(({ type, data }) => (type === 'WorkRecorded' ? [data] : []));
        const groups = Map.groupBy(records, (record) => JSON.stringify(by.map((one) => keyOf(record, one))));
        const expected = [...groups.values()].map((group) => ({
          ...Object.fromEntries(by.map((one) => [one, keyOf(group[0]!, one)])),
          ...naiveRow(group),
        }));
        return reading(log, (models) => {
          const rows = models.processControl({ by });
          expect(rows).toHaveLength(expected.length);
          expect(rows).toEqual(expect.arrayContaining(expected));
          const ofOne = records.filter(({ staff, activity }) => staff === 'S1' && activity === 'step-1');
          expect(models.processControl({ staff: 'S1', activity: 'step-1' })).toEqual(
            ofOne.length === 0 ? [] : [naiveRow(ofOne)],
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what it cannot tell apart', () =>
    reading(logOf({ peerGroup: 'unit', steps: [] }), (models) => {
      expect(() => models.processControl({ by: ['weather' as 'unit'] })).toThrow(
        expect.objectContaining({ field: 'by' }),
      );
      expect(() => models.processControl({ staff: 'nobody' })).toThrow(
        expect.objectContaining({ code: 'not-found' }),
      );
    }));
});
