import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#domain';
import type { ReadModels } from '../index.js';
import { dailyHistory, PERIOD } from '../testing/daily-histories.js';
import { dailyLogOf } from '../testing/daily-log.js';
import { naiveEntries } from '../testing/naive-daily.js';
import { reading } from '../testing/reading.js';

const told = <T>(ask: (models: ReadModels, events: readonly RecordedEvent[]) => T): Promise<void> =>
  fc.assert(
    fc.asyncProperty(dailyHistory, (history) => {
      const log = dailyLogOf(history);
      return reading(log, (models) => void ask(models, log.events()));
    }),
    { numRuns: 50 },
  );

/** Where each observation stands, in the order in which they were noted. */
function naiveObservations(events: readonly RecordedEvent[]): Record<string, string>[] {
  return events.flatMap(({ type, data }) => {
    if (type !== 'ObservationNoted') return [];
    const { observation, unit, tone, notedBy } = data;
    const later = events.flatMap((e) =>
      e.type !== 'ObservationNoted' && 'observation' in e.data && e.data.observation === observation
        ? [e.type]
        : [],
    );
    const status = later.includes('ObservationMatured')
      ? 'matured'
      : later.includes('ObservationDismissed')
        ? 'dismissed'
        : later.includes('ObservationVerified')
          ? 'verified'
          : 'noted';
    return [{ observation, unit, tone, notedBy, status }];
  });
}

const isOpen = ({ status }: { status?: string }): boolean =>
  ['proposed', 'awaiting-answer', 'disputed', 'noted', 'verified'].includes(status!);

describe('the days of an assessment', () => {
  it('tell every observation and what became of it', () =>
    told((models, events) => {
      const expected = naiveObservations(events);
      const plain = (rows: readonly object[]): unknown[] =>
        rows.map((row) => {
          const { observation, unit, tone, notedBy, status } = row as Record<string, string>;
          return { observation, unit, tone, notedBy, status };
        });
      expect(plain(models.observations().rows)).toEqual(expected);
      for (const query of [
        { status: ['noted', 'verified'] as const },
        { unit: 'desk' },
        { notedBy: 'A-1', tone: 'negative' as const },
      ]) {
        const asked = expected.filter(
          (row) =>
            (!('status' in query) || query.status!.includes(row['status'] as 'noted')) &&
            (!('unit' in query) || row['unit'] === query.unit) &&
            (!('tone' in query) || (row['tone'] === query.tone && row['notedBy'] === query.notedBy)),
        );
        const first = models.observations({ ...query, limit: 2 });
        const rest =
          first.next === undefined ? [] : models.observations({ ...query, after: first.next }).rows;
        expect(plain([...first.rows, ...rest])).toEqual(asked);
      }
      for (const { type, data, revision } of events) {
        if (type !== 'ObservationMatured') continue;
        const { observation, ...entry } = data;
        expect(models.observation(observation)).toMatchObject({ entry, revision });
        expect(models.entry(entry.period, entry.staff, entry.entryId).observation).toBe(observation);
      }
    }));

  it('tell what was open when the period was closed, whatever came of it later', () =>
    told((models, events) => {
      const closing = events.findIndex(({ type }) => type === 'PeriodClosed');
      const seen = closing < 0 ? events : events.slice(0, closing);
      expect(models.leftOpen(PERIOD)).toEqual({
        period: PERIOD,
        closed: closing >= 0,
        ...(closing >= 0 && { at: events[closing]!.recordedAt }),
        entries: naiveEntries(seen)
          .filter(isOpen)
          .map(({ entryId, staff, status }) => ({ entryId, staff, status })),
        observations: naiveObservations(seen)
          .filter(isOpen)
          .map(({ observation, status }) => ({ observation, status })),
      });
    }));

  it('tell of every piece of evidence what rests on it', () =>
    told((models, events) => {
      for (const { type, data, recordedAt } of events) {
        if (type !== 'EvidenceUploaded' && type !== 'EvidenceReferenced') continue;
        const { evidence } = data;
        expect(models.evidence(evidence)).toEqual({
          ...(type === 'EvidenceUploaded'
            ? { kind: 'file', sha256: data.sha256, bytes: 7, mediaType: 'text/plain', name: 'letter.txt' }
            : { kind: 'reference', url: data.url, title: 'A letter' }),
          evidence,
          by: type === 'EvidenceUploaded' ? data.uploadedBy : data.referencedBy,
          at: recordedAt,
          position: expect.any(Number),
          uses: naiveEntries(events)
            .filter((entry) => entry.evidence.includes(evidence))
            .map(({ entryId, staff, unit }) => ({ entryId, period: PERIOD, staff, unit })),
          appeals: [],
          cases: [],
          observations: events.flatMap((e) =>
            e.type === 'ObservationNoted' && e.data.evidence.includes(evidence)
              ? [
                  {
                    observation: e.data.observation,
                    ...(e.data.staff !== undefined && { staff: e.data.staff }),
                    unit: e.data.unit,
                  },
                ]
              : [],
          ),
        });
      }
    }));

  it('tell the matters by their day, each with its entries', () =>
    told((models, events) => {
      const opened = events.flatMap((e) => (e.type === 'MatterOpened' ? [e] : []));
      const inOrder = opened.sort((a, b) =>
        a.data.occurredOn === b.data.occurredOn ? 0 : a.data.occurredOn < b.data.occurredOn ? -1 : 1,
      );
      const ids = (rows: readonly { matter: string }[]): string[] => rows.map(({ matter }) => matter);
      expect(ids(models.matters().rows)).toEqual(inOrder.map(({ data }) => data.matter));
      const first = models.matters({ limit: 1 });
      const rest = first.next === undefined ? [] : models.matters({ after: first.next }).rows;
      expect([...first.rows, ...rest]).toEqual(models.matters().rows);
      const days = { occurredFrom: '2026-01-20', occurredTo: '2026-02-20' };
      expect(ids(models.matters(days).rows)).toEqual(
        inOrder
          .filter(({ data }) => data.occurredOn >= '2026-01-20' && data.occurredOn <= '2026-02-20')
          .map(({ data }) => data.matter),
      );
      for (const { data, actor, recordedAt } of inOrder) {
        const { entries, ...row } = models.matter(data.matter);
        expect(row).toMatchObject({ ...data, openedBy: actor.id, openedAt: recordedAt });
        expect(entries.map(({ entryId }) => entryId)).toEqual(
          naiveEntries(events).flatMap(({ matter, entryId }) => (matter === data.matter ? [entryId] : [])),
        );
      }
    }));

  it('are not known where they never were', () =>
    reading(dailyLogOf([]), (models) => {
      const refusals: [() => unknown, string][] = [
        [() => models.observation('O9'), 'observation'],
        [() => models.matter('M9'), 'matter'],
        [() => models.evidence('D9'), 'evidence'],
        [() => models.leftOpen('1999'), 'period'],
        [() => models.rulebook(9), 'version'],
        [() => models.staffMember('nobody'), 'staff'],
      ];
      for (const [ask, field] of refusals) {
        expect(ask).toThrow(expect.objectContaining({ code: 'not-found', field }));
      }
      expect(() => models.matters({ occurredFrom: '2026-02-30' })).toThrow(
        expect.objectContaining({ code: 'invalid-query', field: 'occurredFrom' }),
      );
    }));
});
