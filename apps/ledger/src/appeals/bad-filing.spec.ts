import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asking } from '../testing/served.js';
import {
  appellant,
  filing,
  onFirst,
  proceeding,
  reviewers,
  speaksForOffice,
  type PostedEntry,
  type Proceeding,
} from './testing/proceeding.js';

const { admits } = reviewers;
const office = { id: 'OFFICE', as: [{ role: 'administrator' }] } as const;

describe('a filing is refused, and nothing is recorded,', () => {
  let court: Proceeding;
  let entry: PostedEntry;
  beforeAll(async () => {
    court = await proceeding();
    entry = await court.posted();
  });
  afterAll(() => court.close());
  const file = (change: object, who: Asking = appellant) =>
    court.refused('/v1/appeals', { ...filing(entry), ...change }, who);
  const against = (subject: object) => ({ issues: [{ subject, grounds: 'It is not so.' }] });

  it('against an entry that does not exist', async () => {
    const none = against({ kind: 'entry', period: '2026-Q1', entryId: 'none' });
    expect(await file(none)).toEqual([404, 'unknown-entry', ['issues.0.subject']]);
    const elsewhere = against({ kind: 'entry', ...entry, period: '2025-Q4' });
    expect(await file(elsewhere)).toEqual([404, 'unknown-entry', ['issues.0.subject']]);
  });

  it('against what is someone else’s', async () => {
    const { as } = appellant;
    expect(await file({ staff: 'S-2' }, { id: 'S-2', as })).toEqual([
      404,
      'unknown-entry',
      ['issues.0.subject'],
    ]);
    expect(await file({}, { id: 'S-2', as })).toEqual([403, 'forbidden', []]);
    const outside = { id: 'O-2', as: [{ role: 'administrator', unit: 'CUSTOMS' }] } as const;
    expect(await file({}, outside)).toEqual([403, 'forbidden', []]);
  });

  it.each([
    ['finding', { kind: 'finding', case: 'none' }, 'unknown-finding'],
    ['sanction', { kind: 'sanction', case: 'none', sanction: 'none' }, 'unknown-sanction'],
    ['score', { kind: 'score', period: '2025-Q4' }, 'unknown-entry'],
  ])('against a %s that does not exist', async (_, subject, code) => {
    expect(await file(against(subject))).toEqual([404, code, ['issues.0.subject']]);
  });

  it('against an entry that does not stand', async () => {
    const reversed = await court.posted();
    const address = `/v1/score-accounts/${reversed.period}/S-1/entries/${reversed.entryId}`;
    const reversal = { reason: 'It was another day.', authority: 'Decision 7/2026' };
    expect((await court.post(`${address}/reversal`, reversal, office)).status).toBeLessThan(300);
    expect(await file(against({ kind: 'entry', ...reversed }))).toEqual([
      409,
      'nothing-to-appeal',
      ['issues.0.subject'],
    ]);
  });

  it.each([
    ['that was known before it happened', { knownOn: '2026-02-02' }, 422, 'before-the-matter', 'knownOn'],
    ['known from tomorrow on', { knownOn: '2026-02-11' }, 422, 'in-the-future', 'knownOn'],
    ['dated back by the appellant', { filedOn: '2026-02-09' }, 400, 'invalid-date', 'filedOn'],
    ['without issues', { issues: [] }, 400, 'invalid-request', 'issues'],
    ['without a day', { knownOn: undefined }, 400, 'invalid-request', 'knownOn'],
    ['of nobody', { staff: undefined }, 400, 'invalid-request', 'staff'],
    ['of what is no subject', against({ kind: 'grade' }), 400, 'invalid-request', 'issues.0.subject.kind'],
    [
      'of half a subject',
      against({ kind: 'entry', period: 'x' }),
      400,
      'invalid-request',
      'issues.0.subject.entryId',
    ],
  ])('%s', async (_, change, status, code, path) => {
    expect(await file(change)).toEqual([status, code, [path]]);
  });

  it('twice at a time, and after the end', async () => {
    const contested = await court.posted();
    const address = await court.filed(contested);
    const again = against({ kind: 'entry', ...contested });
    expect(await file(again)).toEqual([409, 'appeal-pending', ['issues.0.subject']]);

    await court.underEvidence(address);
    await court.deliberating(address);
    await court.decided(address, [], 'dismissed');
    await court.done(address, 'service', { servedOn: '2026-02-10', manner: 'in-person' }, admits);
    await court.assessed.settle();
    await court.done(address, 'escalation', { grounds: 'It was not heard.' }, appellant);
    const [presides, ...others] = reviewers.later;
    const members = reviewers.later.map(({ id }) => id);
    await court.done(address, 'admission', undefined, presides);
    await court.done(address, 'panel', { chair: presides.id, members }, presides);
    await court.done(address, 'evidence-opening', undefined, presides);
    for (const side of [appellant, speaksForOffice])
      await court.done(address, 'evidence-inspection', undefined, side);
    await court.done(address, 'evidence-closing', undefined, presides);
    await court.done(address, 'deliberation', undefined, presides);
    const vote = onFirst([], 'dismissed');
    for (const one of [presides, ...others]) await court.done(address, 'votes', { votes: [vote] }, one);
    const issues = [{ ...vote, reasons: 'It was heard.' }];
    await court.done(address, 'decision', { issues }, presides);
    await court.done(address, 'service', { servedOn: '2026-02-10', manner: 'post' }, presides);
    await court.assessed.settle();

    expect(await file(again)).toEqual([409, 'appealed-to-the-end', ['issues.0.subject']]);
    const further = await court.refused(`${address}/escalation`, { grounds: 'Again.' }, appellant);
    expect(further.slice(0, 2)).toEqual([409, 'appealed-to-the-end']);
  });
});
