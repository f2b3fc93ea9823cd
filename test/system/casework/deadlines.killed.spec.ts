import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeFolders } from '../../support/cli.js';
import { Appeal } from './appeal.js';
import { Office } from './office.js';

/*
 * Warnings, breaches and ends that come with time alone. Nothing outside can set the clock of a server: each day is that
 * of another process on the same folder.
 */

let office: Office;
let slow: Appeal;
let held: Appeal;
let settled: Appeal;

const filing = (entry: object): object => ({
  issues: [{ subject: { kind: 'entry', ...entry }, grounds: 'It was not so' }],
  knownOn: '2026-01-15',
});

beforeAll(async () => {
  office = await Office.open();
  // Lunar New Year: its days are not worked, and two days of a weekend are worked instead.
  await office.done('OFFICE', 'calendar-days', {
    days: [
      { date: '2026-02-16', working: false, name: 'New Year' },
      { date: '2026-02-17', working: false, name: 'New Year' },
      { date: '2026-02-14', working: true, name: 'Instead of the 16th' },
    ],
  });
  [slow, held, settled] = [
    await Appeal.file(office, 'S-1', filing(await office.deducted('S-1', '2026-01-12', 1))),
    await Appeal.file(office, 'S-2', filing(await office.deducted('S-2', '2026-01-12', 1))),
    await Appeal.file(office, 'S-3', filing(await office.deducted('S-3', '2026-01-12', 1))),
  ];
  // 30 days from 15 January: Saturday, 14 February, which is worked.
  for (const appeal of [slow, held]) await appeal.does('R-1', 'admission');
  await settled.toEvidence('R-1');
  await settled.toDeliberation('R-1');
  await settled.decide({
    member: 'R-1',
    issues: [{ issue: 1, disposition: 'dismissed', reasons: 'It was' }],
  });
  await settled.serve('R-1', '2026-01-15');
  await settled.effective();
}, 60_000);

afterAll(async () => {
  await office.server.kill();
  removeFolders();
});

/** Of both, with the day that was due. */
const said = (appeal: Appeal): unknown[] =>
  office.server
    .log()
    .flatMap((event) =>
      (event.type === 'DeadlineWarned' || event.type === 'DeadlineBreached') &&
      event.data.of.kind === 'appeal' &&
      event.data.of.appeal === appeal.id
        ? [[event.recordedAt.slice(0, 10), event.type, event.data.deadline, event.data.dueBy]]
        : [],
    );

/** On that day, twice, with a kill between. What is due is recorded at the start, or not at all. */
async function onDay(day: string, happens: () => boolean): Promise<void> {
  await office.server.restart(day);
  await office.until(`what is due on ${day}`, happens);
  const head = office.server.head();
  await office.server.restart();
  // Something later: by then the server has looked for what is due.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(office.server.head()).toBe(head);
}

describe('what comes with time', () => {
  it('is told as it was set: by a calendar with holidays and moved days', async () => {
    expect(await slow.file()).toMatchObject({
      due: { deadline: 'decision', dueBy: '2026-02-14', breached: false },
    });
    // Fifteen days from the service: Friday, 30 January.
    expect(await settled.file()).toMatchObject({ due: { deadline: 'escalation', dueBy: '2026-01-30' } });
  });

  it('is recorded once each: the warning, the end, the breach; and nothing while a clock stands', async () => {
    office.server.turnTo('2026-01-20');
    await held.does('R-1', 'hold', { reason: 'The witness is away' });

    // The escalation is warned of five working days before its end.
    await onDay('2026-01-23', () => said(settled).length === 1);
    await onDay('2026-01-31', () => settled.recorded('AppealBecameFinal').length === 1);
    expect(said(settled)).toEqual([['2026-01-23', 'DeadlineWarned', 'escalation', '2026-01-30']]);
    expect((await settled.file()).status).toBe('final');

    await onDay('2026-02-09', () => said(slow).length === 1);
    expect(said(slow)).toEqual([['2026-02-09', 'DeadlineWarned', 'decision', '2026-02-14']]);
    await office.server.restart('2026-02-14');
    expect((await slow.file()).due).toMatchObject({ breached: false });
    await onDay('2026-02-15', () => said(slow).length === 2);
    expect(said(slow)[1]).toEqual(['2026-02-15', 'DeadlineBreached', 'decision', '2026-02-14']);
    expect(said(held)).toEqual([]);
    expect(await held.file()).toMatchObject({ held: true });
    expect((await held.file()).due).toBeUndefined();

    // From 20 January until today: 26 days more, until Thursday, 12 March.
    await held.does('R-1', 'resumption');
    expect(await held.file()).toMatchObject({ due: { deadline: 'decision', dueBy: '2026-03-12' } });
    await onDay('2026-03-05', () => said(held).length === 1);
    await onDay('2026-03-13', () => said(held).length === 2);
    expect(said(held)).toEqual([
      ['2026-03-05', 'DeadlineWarned', 'decision', '2026-03-12'],
      ['2026-03-13', 'DeadlineBreached', 'decision', '2026-03-12'],
    ]);
    expect(said(slow)).toHaveLength(2);
    const { items } = await office.shown<{ items: { appeal: string; due: object }[] }>(
      'AUD',
      'appeals?open=true&dueBefore=2026-03-13&sort=due',
    );
    expect(items.map(({ appeal }) => appeal)).toEqual([slow.id, held.id]);
  }, 120_000);
});
