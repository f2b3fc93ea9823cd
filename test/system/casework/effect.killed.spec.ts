import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { removeFolders } from '../../support/cli.js';
import { Appeal, type IssueGiven } from './appeal.js';
import { Office } from './office.js';
import { scoresAgree } from './scores.js';

/** How long the server lives on behind the answer to the service, in milliseconds. */
const MOMENTS = [0, 0, 0, 1, 2, 5, 20, 50];
const PEOPLE = ['S-1', 'S-2', 'S-3'];

interface Prepared {
  readonly appeal: Appeal;
  readonly entries: readonly { readonly period: string; readonly entryId: string }[];
}

let office: Office;
const prepared: Prepared[] = [];

beforeAll(async () => {
  office = await Office.open();
  for (const index of MOMENTS.keys()) prepared.push(await decided(index));
  // What follows is in a month that is closed.
  office.server.turnTo('2026-02-02');
  await office.done('OFFICE', 'periods/2026-01/close', { reason: 'The month is over' });
}, 60_000);

afterAll(async () => {
  await office.server.kill();
  removeFolders();
});

/** Two deductions of somebody, one of which a decision reverses and the other corrects. */
async function decided(index: number): Promise<Prepared> {
  const staff = PEOPLE[index % PEOPLE.length]!;
  const day = `2026-01-0${1 + index}`;
  const entries = [await office.deducted(staff, day, 0.5), await office.deducted(staff, day, 1)] as const;
  const appeal = await Appeal.file(office, staff, {
    issues: entries.map((entry) => ({ subject: { kind: 'entry', ...entry }, grounds: 'It was not so' })),
    knownOn: day,
  });
  await appeal.toEvidence('R-1');
  await appeal.toDeliberation('R-1');
  const remedies = [
    { kind: 'reverse-entry', ...entries[0] },
    { kind: 'correct-entry', ...entries[1], points: 0.75 },
  ];
  const issues: IssueGiven[] = remedies.map((remedy, at) => ({
    issue: at + 1,
    disposition: 'varied',
    remedies: [remedy],
    reasons: 'It was not so',
  }));
  await appeal.decide({ member: 'R-1', issues });
  return { appeal, entries };
}

describe('a decision that was served', () => {
  it('takes effect once, whenever the server is killed behind the answer', async () => {
    let between = 0;
    for (const [index, moment] of MOMENTS.entries()) {
      const { appeal } = prepared[index]!;
      await appeal.serve('R-1', '2026-02-02');
      await delay(moment);
      await office.server.kill();
      expect(appeal.recorded('DecisionServed')).toHaveLength(1);
      if (appeal.recorded('DecisionTookEffect').length === 0) between += 1;
      await office.server.start();
      await appeal.effective();
    }
    expect(between).toBeGreaterThan(0);

    const log = office.server.log();
    for (const { appeal, entries } of prepared) {
      const [reversed, corrected] = entries;
      const about = log.flatMap(({ type, data }): unknown[] => {
        if (type === 'EntryPosted' && data.corrects === corrected!.entryId) {
          return [[type, data.corrects, data.points]];
        }
        const isOne = type === 'EntryReversed' && entries.some(({ entryId }) => entryId === data.reverses);
        return isOne ? [[type, data.reverses, data.appeal]] : [];
      });
      expect(about).toEqual([
        ['EntryReversed', reversed!.entryId, appeal.id],
        ['EntryReversed', corrected!.entryId, appeal.id],
        ['EntryPosted', corrected!.entryId, 750],
      ]);
      expect(appeal.recorded('DecisionTookEffect')).toHaveLength(1);
      const { status } = await appeal.file();
      expect(status).toBe('effective');
    }
    await scoresAgree(office, ...PEOPLE);

    const head = office.server.head();
    await office.server.restart();
    expect(office.server.head()).toBe(head);
  }, 120_000);
});
