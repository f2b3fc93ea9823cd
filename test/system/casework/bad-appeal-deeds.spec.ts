import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeFolders } from '../../support/cli.js';
import { Appeal, type IssueGiven } from './appeal.js';
import { Office } from './office.js';

/* Deeds in an appeal that must be refused, over HTTP: with a problem document that names code and field, and with nothing recorded. */

type Entry = Awaited<ReturnType<Office['deducted']>>;

let office: Office;
let mine: Entry;
let other: Entry;
let ofAnother: Entry;

const dismissed: IssueGiven[] = [{ issue: 1, disposition: 'dismissed', reasons: 'It was so' }];
const filing = (entry: Entry): object => ({
  staff: 'S-1',
  issues: [{ subject: { kind: 'entry', ...entry }, grounds: 'It was not so' }],
  knownOn: '2026-01-15',
});

beforeAll(async () => {
  office = await Office.open();
  mine = await office.deducted('S-1', '2026-01-12', 1);
  other = await office.deducted('S-1', '2026-01-13', 1);
  ofAnother = await office.deducted('S-2', '2026-01-12', 1);
}, 60_000);

afterAll(async () => {
  await office.server.kill();
  removeFolders();
});

describe('a deed in an appeal', () => {
  let appeal: Appeal;
  let evidence: string;

  it('before its time is refused', async () => {
    appeal = await Appeal.file(office, 'S-1', filing(mine));
    evidence = await office.upload('S-1', 'The plan of the week');
    const votes = { votes: [{ issue: 1, disposition: 'dismissed', remedies: [] }] };
    const issues = dismissed.map((one) => ({ remedies: [], ...one }));
    for (const [who, deed, body] of [
      ['R-1', 'panel', { chair: 'R-1', members: ['R-1'] }],
      ['S-1', 'evidence', { evidence }],
      ['R-1', 'evidence-closing', undefined],
      ['R-1', 'hearing', { on: '2026-01-15', place: 'Room 7' }],
      ['R-1', 'votes', votes],
      ['R-1', 'decision', { issues }],
      ['R-1', 'service', { servedOn: '2026-01-15', manner: 'post' }],
      ['S-1', 'escalation', { grounds: 'It was not so' }],
      ['R-1', 'extension', { reason: 'Much to read' }],
      ['R-1', 'reopening', { reason: 'New', evidence: [evidence] }],
    ] as const) {
      const [status, code] = await appeal.refused(who, deed, body);
      expect([deed, status, code]).toEqual([deed, 409, 'not-now']);
    }
    expect(await office.refused('R-1', 'appeals/S-1/none/admission')).toEqual([
      404,
      'unknown-appeal',
      'appeal',
    ]);
    expect(await office.refused('S-1', 'appeals', filing(mine))).toEqual([
      409,
      'appeal-pending',
      'issues.0.subject',
    ]);
  });

  it('with a panel that cannot sit is refused', async () => {
    await appeal.does('R-0', 'admission');
    const panel = (chair: string, ...members: string[]) => appeal.refused('R-0', 'panel', { chair, members });
    expect(await panel('R-1', 'R-1', 'R-2')).toEqual([400, 'invalid-panel', 'members']);
    expect(await panel('R-4', 'R-1', 'R-2', 'R-3')).toEqual([400, 'invalid-panel', 'chair']);
    expect((await panel('R-1', 'R-1', 'R-1', 'R-2')).slice(0, 2)).toEqual([400, 'invalid-request']);
    expect(await panel('R-1', 'R-1', 'R-2', 'S-1')).toEqual([403, 'took-part', 'members.2']);
    expect(await panel('R-1', 'R-1', 'A-1', 'R-3')).toEqual([403, 'took-part', 'members.1']);
    await appeal.does('R-0', 'panel', { chair: 'R-1', members: ['R-1', 'R-2', 'R-3'] });
    await appeal.does('R-1', 'evidence-opening');
  });

  it('by whoever was challenged or recused is refused, whatever it is, and no look of theirs is recorded', async () => {
    await appeal.does('S-1', 'evidence', { evidence });
    const { challenge } = await appeal.does('S-1', 'challenges', { member: 'R-2', reason: 'A cousin' });
    const deeds = [
      ['evidence-closing', undefined],
      ['hearing', { on: '2026-01-15', place: 'Room 7' }],
      ['hold', { reason: 'Ill' }],
      ['extension', { reason: 'Much to read' }],
      ['stay', { reason: 'It would be over' }],
      ['deliberation', undefined],
      ['votes', { votes: [{ issue: 1, disposition: 'dismissed', remedies: [] }] }],
      ['decision', { issues: [{ ...dismissed[0], remedies: [] }] }],
      ['service', { servedOn: '2026-01-15', manner: 'post' }],
      ['replacement', { leaves: 'R-2', joins: 'R-4', chair: 'R-1' }],
      ['challenges', { member: 'R-3', reason: 'A cousin too' }],
      [`challenges/${challenge}/decision`, { outcome: 'kept', reason: 'Nothing in it' }],
    ] as const;
    const refusals = async () => {
      const codes = new Map<string, unknown[]>();
      for (const [deed, body] of deeds)
        codes.set(deed, (await appeal.refused('R-2', deed, body)).slice(0, 2));
      return codes;
    };
    const looks = async () => {
      const paths = [
        appeal.at,
        `${appeal.at}/dossier`,
        `${appeal.at}/readings`,
        `evidence/${evidence}/content`,
      ];
      const head = office.server.head();
      const answers = await Promise.all(paths.map((path) => office.get<{ code: string }>('R-2', path)));
      expect(office.server.head()).toBe(head);
      return answers.map(({ status, body }) => [status, body.code]);
    };
    for (const [code, told] of [
      ['member-challenged', undefined],
      ['recused', { outcome: 'recused', reason: 'They are' }],
    ] as const) {
      if (told) await appeal.does('R-0', `challenges/${challenge}/decision`, told);
      for (const [deed, refusal] of await refusals()) {
        // What nobody could do there is refused for that.
        const because = refusal[1] === 'not-now' || refusal[1] === 'challenge-decided';
        expect([deed, ...refusal]).toEqual(because ? [deed, 409, expect.any(String)] : [deed, 403, code]);
      }
      expect(await looks()).toEqual(Array(4).fill([403, code]));
    }
  });

  it('that brings evidence which is not there, or after it was closed, is refused', async () => {
    const bring = (given: string, who = 'S-1') => appeal.refused(who, 'evidence', { evidence: given });
    expect(await bring('none')).toEqual([404, 'unknown-evidence', 'evidence']);
    expect((await bring(evidence, 'A-1')).slice(0, 2)).toEqual([409, 'evidence-known']);
    expect(await bring(evidence, 'S-2')).toEqual([403, 'forbidden']);
    expect(await appeal.refused('R-1', 'evidence-closing')).toEqual([409, 'not-inspected']);
    await appeal.does('A-1', 'evidence-inspection');
    await appeal.does('R-1', 'evidence-closing');
    const late = await office.upload('S-1', 'Found later');
    expect(await bring(late)).toEqual([409, 'evidence-closed', 'evidence']);
    expect((await appeal.refused('A-1', 'evidence-inspection')).slice(0, 2)).toEqual([409, 'not-now']);
  });

  it('with a day before the matter, or one that has not come, is refused', async () => {
    expect(await appeal.refused('R-1', 'hearing', { on: '2026-01-14', place: 'Room 7' })).toEqual([
      422,
      'before-the-matter',
      'on',
    ]);
    await appeal.does('R-1', 'hearing', { on: '2026-01-16', place: 'Room 7' });
    const record = (on: string) => appeal.refused('R-1', 'hearing-record', { on, minutes: 'Both spoke' });
    expect(await record('2026-01-16')).toEqual([422, 'in-the-future', 'on']);
    expect(await record('2026-01-14')).toEqual([422, 'before-the-matter', 'on']);
    await appeal.does('R-1', 'hearing-record', { on: '2026-01-15', minutes: 'Both spoke' });
  });

  it('that decides without quorum, against the majority, or without reasons is refused', async () => {
    const reverse = [{ kind: 'reverse-entry', ...mine }];
    const vote = (remedies: object[], disposition: string) => ({
      votes: [{ issue: 1, disposition, remedies }],
    });
    const decide = (change: object, who = 'R-1') =>
      appeal.refused(who, 'decision', {
        issues: [{ issue: 1, disposition: 'upheld', remedies: reverse, reasons: 'It was not so', ...change }],
      });
    await appeal.does('R-1', 'votes', vote(reverse, 'upheld'));
    await appeal.does('R-3', 'votes', vote(reverse, 'upheld'));
    // The recused member was not replaced: two of three.
    expect((await decide({})).slice(0, 2)).toEqual([409, 'no-quorum']);
    await appeal.does('R-0', 'replacement', { leaves: 'R-2', joins: 'R-4', chair: 'R-1' });
    expect((await decide({})).slice(0, 2)).toEqual([409, 'no-quorum']);
    await appeal.does('R-4', 'votes', vote([], 'dismissed'));
    expect((await decide({ disposition: 'dismissed', remedies: [] })).slice(0, 2)).toEqual([
      409,
      'not-the-majority',
    ]);
    expect((await decide({}, 'R-3')).slice(0, 2)).toEqual([403, 'not-chair']);
    expect(await decide({ reasons: undefined })).toEqual([400, 'invalid-request', 'issues.0.reasons']);
    expect(await decide({ reasons: '  ' })).toEqual([400, expect.any(String), 'issues.0.reasons']);
    expect((await decide({ remedies: [] })).slice(0, 3)).toEqual([
      422,
      'remedy-missing',
      'issues.0.remedies',
    ]);
    expect((await decide({ issue: 2 })).slice(0, 2)).toEqual([404, 'unknown-issue']);
  });

  it('that worsens a position, or changes something else, is refused', async () => {
    const vote = async (...remedies: object[]) =>
      appeal.refused('R-1', 'votes', { votes: [{ issue: 1, disposition: 'varied', remedies }] });
    const correct = (points: number) => ({ kind: 'correct-entry', ...mine, points });
    expect(await vote(correct(1.5))).toEqual([422, 'aggravates', 'votes.0.remedies.0']);
    expect(await vote(correct(1))).toEqual([422, 'aggravates', 'votes.0.remedies.0']);
    expect(await vote(correct(0.0005))).toEqual([400, 'invalid-request', 'votes.0.remedies.0.points']);
    expect(await vote(correct(-1))).toEqual([400, 'invalid-request', 'votes.0.remedies.0.points']);
    expect(await vote(correct(0.5), correct(0.4))).toEqual([422, 'remedy-twice', 'votes.0.remedies.1']);
    expect((await vote({ kind: 'reverse-entry', ...ofAnother })).slice(0, 2)).toEqual([
      422,
      'remedy-elsewhere',
    ]);
    expect((await vote({ kind: 'reverse-entry', ...other })).slice(0, 2)).toEqual([422, 'remedy-elsewhere']);
  });

  it('that serves before the decision, or tomorrow, is refused', async () => {
    const issues = [
      {
        issue: 1,
        disposition: 'upheld',
        remedies: [{ kind: 'reverse-entry', ...mine }],
        reasons: 'So it was',
      },
    ];
    await appeal.does('R-1', 'decision', { issues });
    const serve = (servedOn: string, manner = 'post') =>
      appeal.refused('R-1', 'service', { servedOn, manner });
    expect(await serve('2026-01-14')).toEqual([422, 'before-the-matter', 'servedOn']);
    expect(await serve('2026-01-16')).toEqual([422, 'in-the-future', 'servedOn']);
    expect(await serve('2026-01-15', 'pigeon')).toEqual([400, 'invalid-request', 'manner']);
  });
});
