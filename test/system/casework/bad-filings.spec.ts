import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeFolders } from '../../support/cli.js';
import { Appeal, type IssueGiven } from './appeal.js';
import { Office } from './office.js';

/* What must be refused, over HTTP: with a problem document that names code and field, and with nothing recorded. */

type Entry = Awaited<ReturnType<Office['deducted']>>;

let office: Office;
let mine: Entry;
let reversed: Entry;
let ended: Entry;
let ofAnother: Entry;

const dismissed: IssueGiven[] = [{ issue: 1, disposition: 'dismissed', reasons: 'It was so' }];
const on = (entry: object): object => ({ kind: 'entry', ...entry });
const against = (...subjects: object[]): object => ({
  staff: 'S-1',
  issues: subjects.map((subject) => ({ subject, grounds: 'It was not so' })),
  knownOn: '2026-01-15',
});

beforeAll(async () => {
  office = await Office.open();
  mine = await office.deducted('S-1', '2026-01-12', 1);
  reversed = await office.deducted('S-1', '2026-01-12', 0.5);
  ended = await office.deducted('S-1', '2026-01-13', 1);
  ofAnother = await office.deducted('S-2', '2026-01-12', 1);
  const authority = 'Decision 7';
  const at = `score-accounts/2026-01/S-1/entries/${reversed.entryId}/reversal`;
  await office.done('OFFICE', at, { reason: 'It was another', authority });
  await appealToTheEnd();
}, 60_000);

afterAll(async () => {
  await office.server.kill();
  removeFolders();
});

async function appealToTheEnd(): Promise<void> {
  const appeal = await Appeal.file(office, 'S-1', against(on(ended)));
  for (const [instance, chair] of ['R-1', 'R-5'].entries()) {
    if (instance === 1) await appeal.does('S-1', 'escalation', { grounds: 'It was not so' });
    await appeal.toEvidence(chair);
    await appeal.toDeliberation(chair);
    await appeal.decide({ member: chair, issues: dismissed });
    await appeal.serve(chair, '2026-01-15');
    await appeal.effective(instance + 1);
  }
}

describe('a filing', () => {
  const file = (change: object, who = 'S-1') =>
    office.refused(who, 'appeals', { ...against(on(mine)), ...change });
  const subject = (given: () => object) => () => file(against(given()));
  const of = (change: object) => () => file(change);

  it.each<[string, () => Promise<unknown[]>, unknown[]]>([
    [
      'an entry that does not exist',
      subject(() => on({ ...mine, entryId: 'none' })),
      [404, 'unknown-entry', 'issues.0.subject'],
    ],
    [
      'an entry of another period',
      subject(() => on({ ...mine, period: '2026-02' })),
      [404, 'unknown-entry', 'issues.0.subject'],
    ],
    [
      'a period that does not exist',
      subject(() => on({ ...mine, period: '2026-13' })),
      [404, 'unknown-entry', 'issues.0.subject'],
    ],
    ['an entry of someone else', subject(() => on(ofAnother)), [404, 'unknown-entry', 'issues.0.subject']],
    [
      'what was appealed to the end',
      subject(() => on(ended)),
      [409, 'appealed-to-the-end', 'issues.0.subject'],
    ],
    ['what does not stand', subject(() => on(reversed)), [409, 'nothing-to-appeal', 'issues.0.subject']],
    [
      'a score that there is not',
      subject(() => ({ kind: 'score', period: '2026-03' })),
      [404, 'unknown-entry', 'issues.0.subject'],
    ],
    [
      'a finding of no case',
      subject(() => ({ kind: 'finding', case: 'none' })),
      [404, 'unknown-finding', 'issues.0.subject'],
    ],
    [
      'a sanction of no case',
      subject(() => ({ kind: 'sanction', case: 'none', sanction: 'none' })),
      [404, 'unknown-sanction', 'issues.0.subject'],
    ],
    ['the same twice', () => file(against(on(mine), on(mine))), [409, 'appeal-pending', 'issues.1.subject']],
    [
      'one that does exist and one that does not',
      () => file(against(on(mine), on({ ...mine, entryId: 'none' }))),
      [404, 'unknown-entry', 'issues.1.subject'],
    ],
    [
      'a kind that there is not',
      subject(() => ({ kind: 'grade', period: '2026-01' })),
      [400, 'invalid-request', 'issues.0.subject.kind'],
    ],
    ['nothing', of({ issues: [] }), [400, 'invalid-request', 'issues']],
    ['a day before the matter', of({ knownOn: '2026-01-11' }), [422, 'before-the-matter', 'knownOn']],
    ['a day that has not come', of({ knownOn: '2026-01-16' }), [422, 'in-the-future', 'knownOn']],
    ['a day that does not exist', of({ knownOn: '2026-02-30' }), [400, 'invalid-request', 'knownOn']],
    ['a filing dated back', of({ filedOn: '2026-01-14' }), [400, 'invalid-date', 'filedOn']],
    ['what there is not', of({ mercy: true }), [400, 'invalid-request', 'mercy']],
  ])('against or with %s is refused', async (_, refused, told) => {
    expect(await refused()).toEqual(told);
  });

  it('for someone else is refused', async () => {
    expect(await file({}, 'S-2')).toEqual([403, 'forbidden']);
    expect(await file({ staff: 'S-2' }, 'S-2')).toEqual([404, 'unknown-entry', 'issues.0.subject']);
  });

  it('by the office that was filed before it was known is refused', async () => {
    const paper = { filedOn: '2026-01-13', knownOn: '2026-01-14' };
    expect(await file(paper, 'OFFICE')).toEqual([422, 'before-the-matter', 'filedOn']);
  });

  it('under a key that stands for another one is refused; the same again changes nothing', async () => {
    const client = await office.as('S-3');
    const entry = await office.deducted('S-3', '2026-01-12', 0.5);
    const filing = { ...against(on(entry)), staff: 'S-3' };
    const key = { 'idempotency-key': 'once' };
    const { status, body } = await client.post('appeals', filing, key);
    expect(status).toBe(201);
    const head = office.server.head();
    const again = await client.post('appeals', filing, key);
    expect([again.status, again.body]).toEqual([status, body]);
    const other = await client.post('appeals', { ...filing, knownOn: '2026-01-14' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const withdrawal = { reason: 'It was so' };
    const stale = { 'if-match': '"7"' };
    const late = await client.post(`appeals/S-3/${body.appeal as string}/withdrawal`, withdrawal, stale);
    expect([late.status, late.body.code]).toEqual([412, 'revision-changed']);
    expect(office.server.head()).toBe(head);
  });
});
