import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#domain';
import { dailyHistory, PERIOD } from '../testing/daily-histories.js';
import { dailyLogOf } from '../testing/daily-log.js';
import { reading } from '../testing/reading.js';
import type { TestLog } from '../testing/test-log.js';

function withAppointments(log: TestLog): TestLog {
  const appoint = (post: string, unit: string, from: string, to: string | null): number =>
    log.add({ type: 'AppointmentStarted', data: { staff: 'S3', post, unit, from, to } });
  log.add({ type: 'PostRegistered', data: { post: 'clerk', name: 'Clerk', unit: 'north' } });
  appoint('clerk', 'north', '2026-01-01', '2026-01-31');
  appoint('head', 'desk', '2026-02-15', null);
  log.add({
    type: 'AppointmentEnded',
    data: { staff: 'S3', post: 'clerk', from: '2026-01-01', to: '2026-01-31' },
  });
  return log;
}

describe('places', () => {
  it('tell the unit of a person: of the account, else of the day, else the last one', () => {
    const log = withAppointments(dailyLogOf([]));
    const holder = { period: PERIOD, staff: 'S3', unit: 'south', post: 'clerk', rulebookVersion: 1 };
    log.add({ type: 'AccountOpened', data: holder });
    return reading(log, (models) => {
      expect(models.unitOf({ staff: 'S3', period: PERIOD, on: '2026-01-15' })).toBe('south');
      expect(models.unitOf({ staff: 'S3', period: '2026-Q2', on: '2026-01-15' })).toBe('north');
      expect(models.unitOf({ staff: 'S3', on: '2026-01-31' })).toBe('north');
      expect(models.unitOf({ staff: 'S3', on: '2026-02-10' })).toBeUndefined();
      expect(models.unitOf({ staff: 'S3', on: '2030-01-01' })).toBe('desk');
      expect(models.unitOf({ staff: 'S3' })).toBe('desk');
      expect(models.unitOf({ staff: 'S0' })).toBeUndefined();
    });
  });

  it('tell whether a unit lies below another one', () =>
    reading(dailyLogOf([]), (models) => {
      for (const [unit, top, within] of [
        ['desk', 'desk', true],
        ['desk', 'south', true],
        ['desk', 'office', true],
        ['south', 'desk', false],
        ['desk', 'north', false],
        ['nowhere', 'office', false],
      ] as const) {
        expect([unit, top, models.isWithin(unit, top)]).toEqual([unit, top, within]);
      }
    }));

  it('tell of every event whom it concerns and where it belongs', async () => {
    await fc.assert(
      fc.asyncProperty(dailyHistory, (history) => {
        const log = withAppointments(dailyLogOf(history));
        const events = log.events();
        const noted = (observation: string): object => {
          const found = events.find(
            (e) => e.type === 'ObservationNoted' && e.data.observation === observation,
          );
          const { staff, unit } = found!.data as { staff?: string; unit: string };
          return { ...(staff !== undefined && { staff }), unit };
        };
        const account = (staff: string): string | undefined =>
          events
            .flatMap((e) =>
              (e.type === 'AccountOpened' || e.type === 'EntryProposed') && e.data.staff === staff ? [e] : [],
            )
            .sort((a, b) => (a.type < b.type ? -1 : 1))[0]?.data.unit;
        const expected = ({ type, data }: RecordedEvent): object => {
          if ('observation' in data && type !== 'EntryProposed') return noted(data.observation);
          if (type === 'AppointmentEnded') return { staff: 'S3', unit: 'north' };
          if (type === 'AppointmentStarted') return { staff: 'S3', unit: data.unit };
          if (type === 'StaffMemberRegistered')
            return data.staff === 'S3' ? { staff: 'S3', unit: 'desk' } : { staff: data.staff };
          if (type === 'UnitRegistered' || type === 'PostRegistered') return { unit: data.unit };
          return 'staff' in data ? { staff: data.staff, unit: account(data.staff!) } : {};
        };
        return reading(log, (models) => {
          for (const event of events) expect(models.placeOf(event)).toEqual(expected(event));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('tell the staff members of a unit and all below it, by id, on pages', () =>
    reading(withAppointments(dailyLogOf([])), (models) => {
      const nobody = { unit: null, post: null };
      const last = { staff: 'S3', name: 'Member 3', unit: 'desk', post: 'head' };
      const first = models.staffMembers({ limit: 3 });
      expect(first.rows).toEqual(
        ['S0', 'S1', 'S2'].map((staff) => ({ staff, name: `Member ${staff.slice(1)}`, ...nobody })),
      );
      expect(models.staffMembers({ after: first.next! })).toEqual({ rows: [last] });
      expect(models.staffMembers({ unit: 'south' }).rows).toEqual([last]);
      expect(models.staffMembers({ unit: 'north' }).rows).toEqual([]);
      expect(models.staffMember('S3')).toEqual({ ...last, appointments: models.appointments('S3') });
    }));

  it('tell the rulebooks that were published, and each as it was', () =>
    reading(dailyLogOf([]), (models) => {
      expect(models.rulebooks()).toEqual([
        {
          version: 1,
          title: 'Test rules',
          inForceFrom: '2020-01-01',
          calendar: 'quarter',
          peerGroup: 'unit',
          indicators: 2,
          rules: 0,
          manualRules: 0,
        },
      ]);
      expect(models.rulebook(1).indicators.map(({ id }) => id)).toEqual(['quality', 'extra']);
    }));
});
