import { describe, expect, it } from '@jest/globals';
import { reading } from '../testing/reading.js';
import { rulebook, TestLog } from '../testing/test-log.js';

function office(): TestLog {
  const log = new TestLog();
  for (const [unit, parent] of [
    ['office', null],
    ['permits', 'office'],
    ['desk', 'permits'],
    ['taxes', 'office'],
  ] as const) {
    log.add({ type: 'UnitRegistered', data: { unit, name: `The ${unit}`, parent } });
  }
  log.add({ type: 'PostRegistered', data: { post: 'clerk', name: 'Clerk', unit: 'desk' } });
  log.add({ type: 'PostRegistered', data: { post: 'head', name: 'Head', unit: 'office', heads: true } });
  for (const staff of ['A', 'B'])
    log.add({ type: 'StaffMemberRegistered', data: { staff, name: `Member ${staff}` } });
  const appoint = (staff: string, post: string, from: string, to: string | null): number =>
    log.add({
      type: 'AppointmentStarted',
      data: { staff, post, unit: post === 'head' ? 'office' : 'desk', from, to },
    });
  appoint('A', 'clerk', '2026-01-01', null);
  log.add({
    type: 'AppointmentEnded',
    data: { staff: 'A', post: 'clerk', from: '2026-01-01', to: '2026-03-31' },
  });
  appoint('B', 'clerk', '2026-03-31', '2026-05-31');
  appoint('A', 'head', '2026-04-01', null);
  return log;
}

describe('the organization', () => {
  it('tells who held a post on a day; first and last day are held', () =>
    reading(office(), (models) => {
      const on = (date: string): string[] => models.holders('clerk', date).map(({ staff }) => staff);
      expect(on('2025-12-31')).toEqual([]);
      expect(on('2026-01-01')).toEqual(['A']);
      expect(on('2026-03-31')).toEqual(['A', 'B']);
      expect(on('2026-04-01')).toEqual(['B']);
      expect(on('2026-05-31')).toEqual(['B']);
      expect(on('2026-06-01')).toEqual([]);
      expect(models.holders('head', '9999-12-31')).toEqual([
        { staff: 'A', staffName: 'Member A', post: 'head', unit: 'office', from: '2026-04-01', to: null },
      ]);
      expect(() => models.holders('cleaner', '2026-01-01')).toThrow(
        expect.objectContaining({ code: 'not-found' }),
      );
      expect(() => models.holders('clerk', '2026-02-30')).toThrow(expect.objectContaining({ field: 'date' }));
    }));

  it('tells the posts of a member in their order', () =>
    reading(office(), (models) => {
      expect(models.appointments('A').map(({ post, from, to }) => [post, from, to])).toEqual([
        ['clerk', '2026-01-01', '2026-03-31'],
        ['head', '2026-04-01', null],
      ]);
      expect(() => models.appointments('Z')).toThrow(
        expect.objectContaining({ code: 'not-found', field: 'staff' }),
      );
    }));

  it('tells a unit and everything below it', () =>
    reading(office(), (models) => {
      expect(models.units('permits')).toEqual([
        { unit: 'desk', name: 'The desk', parent: 'permits' },
        { unit: 'permits', name: 'The permits', parent: 'office' },
      ]);
      expect(models.units().map(({ unit }) => unit)).toEqual(['desk', 'office', 'permits', 'taxes']);
      expect(models.posts('desk')).toEqual([{ post: 'clerk', name: 'Clerk', unit: 'desk', heads: false }]);
      expect(models.posts().map(({ post, heads }) => [post, heads])).toEqual([
        ['clerk', false],
        ['head', true],
      ]);
    }));

  it('tells the periods, and which are closed', () => {
    const log = new TestLog();
    log.add({ type: 'RulebookPublished', data: { rulebook: rulebook() } });
    for (const [period, from, to] of [
      ['2026-Q2', '2026-04-01', '2026-06-30'],
      ['2026-Q1', '2026-01-01', '2026-03-31'],
    ] as const) {
      log.add({ type: 'PeriodOpened', data: { period, from, to, rulebookVersion: 1 } });
    }
    log.add({ type: 'PeriodClosed', data: { period: '2026-Q1', reason: 'done' } });
    return reading(log, (models) => {
      expect(models.periods()).toEqual([
        {
          period: '2026-Q1',
          from: '2026-01-01',
          to: '2026-03-31',
          rulebookVersion: 1,
          closed: { position: 4, recordedAt: '2026-01-01T00:00:04.000Z', reason: 'done' },
        },
        { period: '2026-Q2', from: '2026-04-01', to: '2026-06-30', rulebookVersion: 1 },
      ]);
    });
  });
});
