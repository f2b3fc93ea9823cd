import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { removeFolders } from '../../support/cli.js';
import { Appeal, type IssueGiven } from './appeal.js';
import { Office } from './office.js';
import { scoresAgree } from './scores.js';

/*
 * A whole appeal through two instances over HTTP alone, on a server that is killed behind every service and started
 * again on the same folder.
 */

interface ScoreRow {
  readonly staff: string;
  readonly period: string;
  readonly total: number;
  readonly rank: number;
}

let office: Office;
let entries: Record<'first' | 'second' | 'february' | 'others', { period: string; entryId: string }>;

jest.setTimeout(60_000);

beforeAll(async () => {
  office = await Office.open();
  entries = {
    first: await office.deducted('S-1', '2026-01-05', 2),
    second: await office.deducted('S-1', '2026-01-08', 1.5),
    others: await office.deducted('S-2', '2026-01-06', 2),
    february: undefined!,
  };
  await office.deducted('S-2', '2026-01-07', 1);
  office.server.turnTo('2026-02-05');
  entries.february = await office.deducted('S-1', '2026-02-04', 1);
  await office.deducted('S-2', '2026-02-04', 0.5);
  const { body } = await office.done('OFFICE', 'periods/2026-01/close', { reason: 'The month is over' });
  expect(body.closed).toBe(true);
});

afterAll(async () => {
  await office.server.kill();
  removeFolders();
});

async function standing(staff: string, period: string): Promise<Pick<ScoreRow, 'total' | 'rank'>> {
  const { items } = await office.shown<{ items: ScoreRow[] }>('AUD', `scores?period=${period}&unit=TAX`);
  const { total, rank } = items.find((row) => row.staff === staff)!;
  return { total, rank };
}

describe('an appeal in the first instance', () => {
  let appeal: Appeal;
  let letter: string;
  let counterLetter: string;

  it('is filed against two entries of a closed month and the score of the next, returned, completed, admitted', async () => {
    appeal = await Appeal.file(office, 'S-1', {
      issues: [
        { subject: { kind: 'entry', ...entries.first }, grounds: 'The visitor came after hours' },
        { subject: { kind: 'entry', ...entries.second }, grounds: 'It was half as long' },
        { subject: { kind: 'score', period: '2026-02' }, grounds: 'The fourth was my day off' },
      ],
      knownOn: '2026-02-05',
    });
    expect((await appeal.does('R-0', 'return', { missing: 'The plan of the week' })).status).toBe('returned');
    await appeal.does('S-1', 'completion', { text: 'Here it is' });
    expect((await appeal.does('R-0', 'admission')).status).toBe('admitted');
    expect(await appeal.refused('A-1', 'admission')).toEqual([403, 'forbidden']);
  });

  it('is not decided by whoever took part, or heads the unit', async () => {
    const panel = (...members: string[]) =>
      appeal.refused('R-0', 'panel', { chair: members[0], members: ['R-1', 'R-2', ...members].slice(0, 3) });
    expect(await appeal.refused('R-0', 'panel', { chair: 'R-1', members: ['R-1', 'R-2', 'V-1'] })).toEqual([
      403,
      'took-part',
      'members.2',
    ]);
    expect((await panel('H-1')).slice(0, 2)).toEqual([403, 'supervised']);
    expect((await panel('S-6')).slice(0, 2)).toEqual([403, 'under-participant']);
    await appeal.does('R-0', 'panel', { chair: 'R-1', members: ['R-1', 'R-2', 'R-3'] });
    await appeal.does('R-1', 'evidence-opening');
  });

  it('shows a recused member nothing any more, wherever they look', async () => {
    letter = await office.upload('S-1', 'The plan of the week');
    await appeal.does('S-1', 'evidence', { evidence: letter });
    const looks = () =>
      Promise.all(
        [
          appeal.at,
          `${appeal.at}/dossier`,
          `${appeal.at}/readings`,
          `evidence/${letter}`,
          `evidence/${letter}/content`,
        ].map(async (path) => (await office.get<{ code?: string }>('R-2', path)).body.code),
      );
    expect(await looks()).toEqual(Array(5).fill(undefined));
    expect(await seenBy('R-2', appeal)).toEqual({ listed: true, fed: true, audited: true });
    const reason = 'Shares a house with the assessor';
    const { challenge } = await appeal.does('S-1', 'challenges', { member: 'R-2', reason });
    expect(await looks()).toEqual(Array(5).fill('member-challenged'));
    expect(await seenBy('R-2', appeal)).toEqual(NOTHING);
    const decision = { outcome: 'recused', reason: 'They do' };
    expect(await appeal.refused('R-2', `challenges/${challenge}/decision`, decision)).toEqual([
      403,
      'member-challenged',
    ]);
    await appeal.does('R-0', `challenges/${challenge}/decision`, decision);
    expect(await looks()).toEqual(Array(5).fill('recused'));
    expect(await seenBy('R-2', appeal)).toEqual(NOTHING);
    expect(await appeal.refused('R-2', 'evidence-closing')).toEqual([403, 'recused']);
    await appeal.does('R-0', 'replacement', { leaves: 'R-2', joins: 'R-4', chair: 'R-1' });
  });

  it('closes its evidence only when both sides have seen all of it', async () => {
    counterLetter = await office.upload('A-1', 'What the visitor wrote');
    await appeal.does('A-1', 'evidence', { evidence: counterLetter });
    await appeal.does('A-1', 'evidence-inspection');
    expect(await appeal.refused('R-1', 'evidence-closing')).toEqual([409, 'not-inspected']);
    await appeal.does('S-1', 'evidence-inspection');
    await appeal.does('R-1', 'evidence-closing');
    await appeal.does('R-1', 'hearing', { on: '2026-02-05', place: 'Room 7' });
    const heard = { on: '2026-02-05', minutes: 'Both sides spoke' };
    expect((await appeal.does('R-1', 'hearing-record', heard)).status).toBe('deliberation');
  });

  it('is decided issue by issue against a dissent, and takes effect although the server dies behind the service', async () => {
    expect(await standing('S-1', '2026-01')).toEqual({ total: 76.5, rank: 2 });
    const correct = { kind: 'correct-entry', ...entries.second, points: 0.5 };
    const reverse = { kind: 'reverse-entry', ...entries.february };
    const [dismissed, partly, upheld]: IssueGiven[] = [
      { issue: 1, disposition: 'dismissed', reasons: 'The counter was open' },
      { issue: 2, disposition: 'partly-upheld', remedies: [correct], reasons: 'Ten minutes only' },
      { issue: 3, disposition: 'upheld', remedies: [reverse], reasons: 'It was a day off' },
    ] as const;
    const [all, against] = [
      [dismissed!, partly!, upheld!],
      [dismissed!, { ...dismissed!, issue: 2 }, upheld!],
    ];
    await appeal.decide(
      { member: 'R-1', issues: all },
      { member: 'R-3', issues: all },
      { member: 'R-4', issues: against, opinion: 'An hour is an hour' },
    );
    await appeal.serve('R-1', '2026-02-05');
    await office.server.restart();
    await appeal.effective();

    const { decisions } = (await appeal.file()) as unknown as {
      decisions: { dissents: object[]; effect: { done: object[] } }[];
    };
    expect(decisions[0]!.dissents).toEqual([
      { member: 'R-4', issue: 2, disposition: 'dismissed', opinion: 'An hour is an hour' },
    ]);
    expect(decisions[0]!.effect.done).toMatchObject([
      { issue: 2, remedy: correct, outcome: 'applied' },
      { issue: 3, remedy: reverse, outcome: 'applied' },
    ]);
    expect(await standing('S-1', '2026-01')).toEqual({ total: 77.5, rank: 1 });
    expect(await standing('S-1', '2026-02')).toEqual({ total: 80, rank: 1 });
    expect(await standing('S-2', '2026-02')).toEqual({ total: 79.5, rank: 2 });
    await scoresAgree(office, 'S-1', 'S-2');
  });

  it('links the effect to its cause, in the feed and in the explanation', async () => {
    const [served] = appeal.recorded('DecisionServed');
    const caused = office.server.log().filter(({ causationId }) => causationId === served!.eventId);
    const changed = caused.flatMap(({ type, data }) =>
      'entryId' in data
        ? [[type, 'reverses' in data ? data.reverses : 'corrects' in data && data.corrects]]
        : [],
    );
    expect(changed).toEqual([
      ['EntryReversed', entries.second.entryId],
      ['EntryPosted', entries.second.entryId],
      ['EntryReversed', entries.february.entryId],
    ]);
    expect(caused.at(-1)!.type).toBe('DecisionTookEffect');
    for (const { actor, correlationId } of caused) {
      expect(actor).toMatchObject({ kind: 'system', id: 'casework' });
      expect(correlationId).toBe(served!.correlationId);
    }
    const told = await office.shown('S-1', 'score-accounts/2026-01/S-1/explanation');
    expect(JSON.stringify(told)).toContain(appeal.id);
  });

  it('goes to the second instance, decided by others, after which nothing can be contested', async () => {
    const escalated = office.server.head();
    await appeal.does('S-1', 'escalation', { grounds: 'Nobody asked the visitor' });
    for (const who of ['R-0', 'R-1', 'R-3', 'R-4']) {
      expect(await appeal.refused(who, 'admission')).toEqual([403, 'other-instance']);
    }
    expect(await appeal.refused('R-2', 'admission')).toEqual([403, 'recused']);
    await appeal.does('R-5', 'admission');
    const members = ['R-5', 'R-6', 'R-3'];
    expect(await appeal.refused('R-5', 'panel', { chair: 'R-5', members })).toEqual([
      403,
      'other-instance',
      'members.2',
    ]);
    await appeal.does('R-5', 'panel', { chair: 'R-5', members: ['R-5', 'R-6', 'R-7'] });
    await appeal.does('R-5', 'evidence-opening');
    await appeal.toDeliberation('R-5');
    const remedy = { kind: 'correct-entry', ...entries.first, points: 1 };
    const issues: IssueGiven[] = [
      { issue: 1, disposition: 'varied', remedies: [remedy], reasons: 'The visitor came at five' },
      { issue: 2, disposition: 'dismissed', reasons: 'It was right' },
      { issue: 3, disposition: 'dismissed', reasons: 'Nothing is left of it' },
    ];
    await appeal.decide(...['R-5', 'R-6', 'R-7'].map((member) => ({ member, issues })));
    await appeal.serve('R-5', '2026-02-05');
    await office.server.restart();
    await appeal.effective(2);
    expect((await appeal.file()).status).toBe('final');
    expect(await standing('S-1', '2026-01')).toEqual({ total: 78.5, rank: 1 });
    await scoresAgree(office, 'S-1');
    const since = office.server.log().filter(({ position }) => position > escalated);
    expect(since.map(({ type }) => type).filter((type) => type.startsWith('Entry'))).toEqual([
      'EntryReversed',
      'EntryPosted',
    ]);

    expect(await appeal.refused('S-1', 'escalation', { grounds: 'Again' })).toEqual([
      409,
      'appealed-to-the-end',
      'appeal',
    ]);
    for (const subject of [
      { kind: 'entry', ...entries.first },
      { kind: 'score', period: '2026-02' },
    ]) {
      const again = { staff: 'S-1', issues: [{ subject, grounds: 'Again' }], knownOn: '2026-02-05' };
      expect(await office.refused('S-1', 'appeals', again)).toEqual([
        409,
        'appealed-to-the-end',
        'issues.0.subject',
      ]);
    }
  });

  it('shows a recused member nothing of it after the end either', async () => {
    expect(await seenBy('R-2', appeal)).toEqual(NOTHING);
    expect((await office.get<{ code: string }>('R-2', `evidence/${counterLetter}/content`)).body.code).toBe(
      'recused',
    );
    const { items } = await office.shown<{ items: { readBy: string }[] }>('AUD', `${appeal.at}/readings`);
    const head = office.server.head();
    expect(items.some(({ readBy }) => readBy === 'R-2')).toBe(true);
    await office.get('R-2', appeal.at);
    expect(office.server.head()).toBe(head);
  });
});

const NOTHING = { listed: false, fed: false, audited: false };

/** Whether an appeal is in the lists of somebody, or anything of it in their feed, or in the audit trail for them. */
async function seenBy(who: string, { id, staff }: Appeal): Promise<typeof NOTHING> {
  const { items } = await office.shown<{ items: { appeal: string }[] }>(who, 'appeals?limit=500');
  // What came of it in the account is of the account.
  const feed = (await office.feed(who)).filter(({ data }) => data.entryId === undefined);
  const trails = await Promise.all(
    [`kind=staff&id=${staff}`, `kind=appeal&id=${encodeURIComponent(`${staff}/${id}`)}`].map((subject) =>
      office.shown<{ items: { type: string }[] }>(who, `audit-trail?${subject}&limit=500`),
    ),
  );
  return {
    listed: items.some(({ appeal }) => appeal === id),
    fed: feed.some((event) => JSON.stringify(event).includes(id)),
    audited: trails.some((trail) => trail.items.some(({ type }) => /Appeal|Filing|Panel|Vote/.test(type))),
  };
}

describe('an appeal that is filed late', () => {
  it('is taken, and goes on with leave; twice it is not', async () => {
    office.server.turnTo('2026-03-10');
    const issues = [{ subject: { kind: 'entry', ...entries.others }, grounds: 'It was not me' }];
    const filing = { issues, knownOn: '2026-02-05' };
    const appeal = await Appeal.file(office, 'S-2', { ...filing, lateReason: 'I was ill' });
    expect((await appeal.file()).status).toBe('out-of-time');
    expect(await office.refused('S-2', 'appeals', { staff: 'S-2', ...filing })).toEqual([
      409,
      'appeal-pending',
      'issues.0.subject',
    ]);
    expect(await appeal.refused('R-1', 'admission')).toEqual([409, 'not-now', 'appeal']);
    await appeal.does('R-1', 'leave', { reason: 'They were' });
    await appeal.toEvidence('R-1', 'R-2', 'R-3');
    expect(await appeal.file('R-2')).toMatchObject({ status: 'evidence-open', outOfTime: true });
  });
});
