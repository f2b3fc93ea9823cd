import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { compileRulebook, type WorkRecordData } from '#domain';
import { readRulebookFile } from './rulebook-file.js';

const path = new URL('../../../test/permit-office/rulebook.yaml', import.meta.url);
const { rulebook, warnings } = readRulebookFile({ name: 'rulebook.yaml', text: readFileSync(path, 'utf8') });
const { judge } = compileRulebook(rulebook);

const record: WorkRecordData = {
  recordId: 'M1/4711/1',
  process: 'M1/4711',
  activity: '01_HOOFD_010',
  occurrence: 1,
  occurredOn: '2012-07-10',
  unit: 'M1',
  staff: 'M1-560872',
  post: 'M1-handler',
  content: 'digest',
};

const judged = (part: Partial<WorkRecordData>): string[] =>
  judge({ ...record, ...part }).map(({ indicator, kind, points }) => `${indicator} ${kind} ${points}`);

describe("the permit office's rulebook", () => {
  it('is in force from ever, by quarters, without a finding', () => {
    expect(warnings).toEqual([]);
    expect(rulebook).toMatchObject({
      version: 1,
      inForceFrom: '1900-01-01',
      calendar: 'quarter',
      peerGroup: 'unit',
      attributes: {},
    });
  });

  it('has the five indicators', () => {
    expect(rulebook.indicators.map((one) => [one.id, one.family, one.base, one.floor, one.bonusCap])).toEqual(
      [
        ['timeliness', 'common', 30_000, 0, null],
        ['first-time-quality', 'common', 20_000, 0, null],
        ['timely-registration', 'common', 10_000, 0, null],
        ['statutory-deadline', 'post-specific', 30_000, 0, 5_000],
        ['ahead-of-plan', 'post-specific', 10_000, 0, 10_000],
      ],
    );
  });

  it.each<[string, Partial<WorkRecordData>, string[]]>([
    ['nothing known', {}, []],
    ['on the planned day', { plannedOn: '2012-07-10' }, []],
    ['1 day late', { plannedOn: '2012-07-09' }, ['timeliness deduction 50']],
    ['7 days late', { plannedOn: '2012-07-03' }, ['timeliness deduction 50']],
    ['8 days late', { plannedOn: '2012-07-02' }, ['timeliness deduction 150']],
    ['2 days early', { plannedOn: '2012-07-12' }, []],
    ['3 days early', { plannedOn: '2012-07-13' }, ['ahead-of-plan bonus 50']],
    [
      '3 days early, but repeated',
      { plannedOn: '2012-07-13', occurrence: 2 },
      ['first-time-quality deduction 500'],
    ],
    ['repeated without a plan', { occurrence: 3 }, ['first-time-quality deduction 500']],
    ['registered after 7 days', { effectiveOn: '2012-07-03' }, []],
    ['registered after 8 days', { effectiveOn: '2012-07-02' }, ['timely-registration deduction 20']],
    ['on the due date', { dueOn: '2012-07-10' }, ['statutory-deadline bonus 100']],
    ['a day after the due date', { dueOn: '2012-07-09' }, ['statutory-deadline deduction 1000']],
    [
      'late in every way',
      { plannedOn: '2012-01-01', dueOn: '2012-01-01', effectiveOn: '2012-01-01', occurrence: 2 },
      [
        'timeliness deduction 150',
        'first-time-quality deduction 500',
        'timely-registration deduction 20',
        'statutory-deadline deduction 1000',
      ],
    ],
  ])('judges a record %s', (_what, part, entries) => {
    expect(judged(part)).toEqual(entries);
  });

  it('says why', () => {
    expect(judge({ ...record, plannedOn: '2012-07-02' })[0]!.reason).toBe(
      'Finished 8 days after the planned day (more than 7)',
    );
  });
});
