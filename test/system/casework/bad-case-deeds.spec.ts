import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeFolders } from '../../support/cli.js';
import { Office } from './office.js';

/* Deeds in an accountability case that must be refused, over HTTP, with nothing recorded. */

let office: Office;

beforeAll(async () => {
  office = await Office.open();
}, 60_000);

afterAll(async () => {
  await office.server.kill();
  removeFolders();
});

describe('a deed in an accountability case', () => {
  const opening = {
    title: 'A lost file',
    description: 'It was never found',
    source: { kind: 'complaint', text: 'My file was lost' },
    unit: 'TAX',
    occurredOn: '2026-01-12',
  };
  let at: string;
  const refused = (who: string, deed: string, body?: object) => office.refused(who, `${at}/${deed}`, body);
  const does = (who: string, deed: string, body?: object) => office.done(who, `${at}/${deed}`, body);

  it.each<[string, object, unknown[]]>([
    [
      'a record that there is not',
      { source: { kind: 'work-record', process: 'P', record: 'R' } },
      [404, 'unknown-source', 'source'],
    ],
    ['no unit', { unit: undefined }, [404, 'unknown-unit', 'unit']],
    ['a unit that there is not', { unit: 'NONE' }, [404, 'unknown-unit', 'unit']],
    ['a day that has not come', { occurredOn: '2026-01-16' }, [422, 'in-the-future', 'occurredOn']],
    ['a day that does not exist', { occurredOn: '2026-02-30' }, [400, 'invalid-request', 'occurredOn']],
    ['no description', { description: undefined }, [400, 'invalid-request', 'description']],
  ])('that opens it from %s is refused', async (_, change, told) => {
    expect(await office.refused('I-1', 'accountability-cases', { ...opening, ...change })).toEqual(told);
  });

  it('out of its order, or by whoever is concerned, is refused', async () => {
    const { headers } = await office.done('S-6', 'accountability-cases', opening);
    at = headers.get('location')!.replace('/v1/', '');
    expect((await refused('I-1', 'trace', {})).slice(0, 2)).toEqual([409, 'not-now']);
    expect((await refused('B-1', 'closing', { reason: 'Done' })).slice(0, 2)).toEqual([409, 'not-now']);
    await does('B-1', 'investigation', { investigator: 'I-1' });
    expect(await refused('I-1', 'statement-invitation')).toEqual([409, 'nobody-named']);
    expect(await refused('I-1', 'trace', { process: 'NONE' })).toEqual([404, 'unknown-process', 'process']);
    expect(await refused('I-1', 'persons', { person: 'NONE', part: 'handler' })).toEqual([
      404,
      'unknown-staff-member',
      'person',
    ]);
    expect(await refused('I-1', 'persons', { person: 'S-5', part: 'witness' })).toEqual([
      400,
      'invalid-request',
      'part',
    ]);
    await does('I-1', 'persons', { person: 'S-5', part: 'handler' });
    await does('I-1', 'statement-invitation');
    expect(await refused('S-4', 'statements', { text: 'It was S-5' })).toEqual([403, 'forbidden']);
    expect(await refused('I-1', 'findings', { summary: 'Lost' })).toEqual([409, 'statement-due']);
    expect(await refused('I-1', 'evidence', { evidence: 'none' })).toEqual([
      404,
      'unknown-evidence',
      'evidence',
    ]);
    await does('S-5', 'statements', { text: 'I never had it' });
    await does('I-1', 'findings', { summary: 'Lost' });
    const finding = { person: 'S-5', liable: true, reasons: 'They had it' };
    expect(await refused('B-1', 'decision', { findings: [finding] })).toEqual([409, 'defence-due']);
    await does('S-5', 'defences', { text: 'I never had it' });
    const points = (indicator: string, total: number) =>
      refused('B-1', 'decision', { findings: [finding], points: { indicator, total } });
    expect(await points('none', 1)).toEqual([404, 'unknown-indicator', 'points.indicator']);
    expect(await points('conduct', 0)).toEqual([400, 'invalid-request', 'points.total']);
    expect(await points('conduct', 1.0001)).toEqual([400, 'invalid-request', 'points.total']);
    expect(
      (await refused('B-1', 'decision', { findings: [{ ...finding, person: 'S-4' }] })).slice(0, 2),
    ).toEqual([409, 'person-not-named']);
    await does('B-1', 'decision', { findings: [finding] });
  });

  it('that punishes before the decision, longer than the ladder allows, or with what it does not have is refused', async () => {
    const sanction = {
      person: 'S-5',
      rung: 'public-criticism',
      from: '2026-01-15',
      months: 2,
      reasons: 'Lost',
    };
    const impose = (change: object) => refused('B-1', 'sanctions', { ...sanction, ...change });
    expect(await impose({ from: '2026-01-14' })).toEqual([422, 'before-the-matter', 'from']);
    expect(await impose({ rung: 'pillory' })).toEqual([404, 'unknown-rung', 'rung']);
    expect((await impose({ months: 13 })).slice(0, 2)).toEqual([422, 'rung-not-fitting']);
    expect((await impose({ months: undefined })).slice(0, 2)).toEqual([422, 'rung-not-fitting']);
    expect((await impose({ months: 0 })).slice(0, 2)).toEqual([400, 'invalid-request']);
    const action = { text: 'Look again', owner: 'S-5', dueBy: '2026-02-27' };
    expect(await refused('B-1', 'actions', { ...action, dueBy: '2026-01-14' })).toEqual([
      422,
      'before-the-matter',
      'dueBy',
    ]);
    expect((await refused('B-1', 'actions', { ...action, repairs: ['none'] })).slice(0, 2)).toEqual([
      404,
      'unknown-entry',
    ]);
    expect((await refused('S-5', 'actions/none/completion', { text: 'Done' })).slice(0, 2)).toEqual([
      404,
      'unknown-action',
    ]);
  });
});

describe('the calendar and experiments', () => {
  it('take no days that do not exist, no end before the beginning, and no approval by whoever gains', async () => {
    const days = (...given: object[]) => office.refused('OFFICE', 'calendar-days', { days: given });
    expect((await days({ date: '2026-02-30', working: false, name: 'None' })).slice(0, 2)).toEqual([
      400,
      'invalid-request',
    ]);
    const day = { date: '2026-02-17', working: false, name: 'New Year' };
    expect(await days(day, { ...day, working: true })).toEqual([400, 'invalid-date', 'days.1.date']);
    expect((await office.refused('B-1', 'calendar-days', { days: [day] })).slice(0, 2)).toEqual([
      403,
      'forbidden',
    ]);
    const experiment = {
      experiment: 'X-1',
      unit: 'TAX',
      title: 'One counter',
      purpose: 'Shorter ways',
      safeguards: 'A second look',
      from: '2026-02-01',
      to: '2026-01-31',
      participants: ['S-5'],
    };
    expect(await office.refused('B-1', 'experiments', experiment)).toEqual([400, 'invalid-date', 'to']);
    await office.done('OFFICE', 'experiments', { ...experiment, to: '2026-03-31' });
    expect((await office.refused('OFFICE', 'experiments/X-1/approval')).slice(0, 2)).toEqual([
      403,
      'took-part',
    ]);
  });
});
