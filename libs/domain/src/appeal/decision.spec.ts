import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  contested,
  deed,
  deedIn,
  dismissed,
  entrySubject,
  folded,
  reversal,
  reviewer,
  TODAY,
  upheld,
  upTo,
} from '../testing/appeal-fixture.js';
import type { AppealCommand } from './commands.js';
import type { IssueVote } from './decision-events.js';
import { docket } from './docket.js';
import type { AppealSubject, Remedy } from './subject.js';

const ref = { staff: 'S1', appeal: 'AP1' };
const deliberating = upTo('BeginDeliberation');
const reasons = 'so it is right';
const vote = (
  id: string,
  votes: readonly IssueVote[] = [upheld],
  opinion?: string,
): AppealCommand<'CastVote'> =>
  deed('CastVote', { by: reviewer(id), votes, ...(opinion !== undefined && { opinion }) });
const two = [vote('R1'), vote('R2')];

describe('a vote', () => {
  const given = after(...deliberating);

  it('is on record, and may be changed until the decision', () => {
    specify(docket)
      .given(given)
      .when(vote('R2', [dismissed], 'it was late'))
      .then([
        { type: 'VoteCast', data: { ...ref, member: 'R2', votes: [dismissed], opinion: 'it was late' } },
      ]);
    const voted = after(...deliberating, vote('R2', [dismissed]));
    specify(docket)
      .given(voted)
      .when(vote('R2', [dismissed]))
      .thenNothing();
    expect(docket.decide(folded(voted), vote('R2'))).toHaveLength(1);
  });

  it('is that of a member', () => {
    specify(docket).given(given).when(vote('R9')).thenRefused('not-on-panel');
  });

  it.each<[string, readonly IssueVote[], string, string]>([
    ['leaves an issue out', [], 'disposition-missing', 'votes'],
    ['names an issue twice', [upheld, dismissed], 'disposition-missing', 'votes.1.issue'],
    ['names another issue', [{ ...upheld, issue: 2 }], 'unknown-issue', 'votes.0.issue'],
    ['upholds and changes nothing', [{ ...upheld, remedies: [] }], 'remedy-missing', 'votes.0.remedies'],
    [
      'sends back what it leaves standing',
      [{ issue: 1, disposition: 'remitted', remedies: [] }],
      'remedy-missing',
      'votes.0.remedies',
    ],
    [
      'dismisses and changes something',
      [{ ...dismissed, remedies: [reversal()] }],
      'remedy-elsewhere',
      'votes.0.remedies',
    ],
    [
      'remedies something else',
      [{ ...upheld, remedies: [reversal('E2')] }],
      'remedy-elsewhere',
      'votes.0.remedies.0',
    ],
    [
      'remedies one thing twice',
      [{ ...upheld, remedies: [reversal(), reversal()] }],
      'remedy-twice',
      'votes.0.remedies.1',
    ],
  ])('that %s is refused', (_, votes, code, field) => {
    specify(docket).given(given).when(vote('R1', votes)).thenRefused(code, field);
  });
});

describe('no aggravation', () => {
  const finding: AppealSubject = { kind: 'finding', case: 'C1' };
  const sanction: AppealSubject = { kind: 'sanction', case: 'C1', sanction: 'X1' };
  const score: AppealSubject = { kind: 'score', period: '2026-Q1' };
  const correct = (entryId: string, points: number): Remedy => ({
    kind: 'correct-entry',
    period: '2026-Q1',
    entryId,
    points,
  });
  const share = (of: number): Remedy => ({ kind: 'reduce-share', case: 'C1', share: of });
  const until = (day: string): Remedy => ({
    kind: 'shorten-sanction',
    case: 'C1',
    sanction: 'X1',
    until: day,
  });
  const lift: Remedy = { kind: 'lift-sanction', case: 'C1', sanction: 'X1' };

  const voteOn = (subject: AppealSubject, remedy: Remedy) => {
    const issues = [{ subject, grounds: 'it is not so' }];
    const [, ...rest] = deliberating;
    const given = after(deed('FileAppeal', { issues, contested: [contested()] }), ...rest);
    return specify(docket)
      .given(given)
      .when(vote('R1', [{ ...upheld, remedies: [remedy] }]));
  };

  it.each([
    [entrySubject('E1'), reversal('E1')],
    [entrySubject('E1'), correct('E1', 499)],
    [entrySubject('E2'), correct('E2', 301)],
    // It was reversed in the meantime.
    [entrySubject('E3'), reversal('E3')],
    [score, reversal('E1')],
    [score, correct('E2', 400)],
    [finding, share(599)],
    [finding, { kind: 'set-aside-finding', case: 'C1' } as const],
    [sanction, lift],
    [sanction, until('2026-12-30')],
  ])('%j can be remedied by %j', (subject, remedy) => {
    const votes = [{ ...upheld, remedies: [remedy] }];
    voteOn(subject, remedy).then([{ type: 'VoteCast', data: { ...ref, member: 'R1', votes } }]);
  });

  it.each([
    [entrySubject('E1'), correct('E1', 500), 'aggravates'],
    [entrySubject('E1'), correct('E1', 501), 'aggravates'],
    [entrySubject('E2'), correct('E2', 299), 'aggravates'],
    [entrySubject('E2'), reversal('E2'), 'aggravates'],
    [score, reversal('E2'), 'aggravates'],
    [finding, share(600), 'aggravates'],
    [sanction, until('2026-12-31'), 'aggravates'],
    [entrySubject('E1'), correct('E1', 0), 'invalid-points'],
    [entrySubject('E1'), correct('E1', 0.5), 'invalid-points'],
    [finding, share(0), 'invalid-share'],
    [sanction, until('2026-02-30'), 'invalid-date'],
    [finding, lift, 'remedy-elsewhere'],
    [sanction, share(1), 'remedy-elsewhere'],
    [entrySubject('E1'), lift, 'remedy-elsewhere'],
    [score, { ...reversal('E1'), period: '2025-Q4' } as Remedy, 'remedy-elsewhere'],
    [score, reversal('E9'), 'remedy-elsewhere'],
  ])('%j is not remedied by %j: %s', (subject, remedy, code) => {
    const { field } = voteOn(subject, remedy).thenRefused(code);
    expect(field).toContain('votes.0.remedies.0');
  });

  it('what another appeal decides by itself is not decided again with the score', () => {
    const [, ...rest] = deliberating;
    const byScore = deed('FileAppeal', { issues: [{ subject: score, grounds: 'all of it' }] });
    const given = after(byScore, deed('FileAppeal', { appeal: 'AP2' }), ...rest);
    specify(docket).given(given).when(vote('R1')).thenRefused('remedy-elsewhere', 'votes.0.remedies.0');
  });
});

describe('a decision', () => {
  const decide = (over: Partial<AppealCommand<'DecideAppeal'>> = {}) => deed('DecideAppeal', over);

  it('is what the majority voted for, with dissent on record', () => {
    const given = after(...deliberating, ...two, vote('R3', [dismissed], 'it was late'));
    const issues = [{ ...upheld, reasons }];
    specify(docket)
      .given(given)
      .when(decide())
      .then([
        {
          type: 'AppealDecided',
          data: {
            ...ref,
            instance: 1,
            decidedBy: 'R1',
            decidedOn: TODAY,
            issues,
            panel: ['R1', 'R2', 'R3'],
            dissents: [{ member: 'R3', issue: 1, disposition: 'dismissed', opinion: 'it was late' }],
          },
        },
        {
          type: 'DeadlineSet',
          data: {
            of: { kind: 'appeal', ...ref },
            deadline: 'service',
            limit: { count: 5, unit: 'working-days' },
            from: TODAY,
            dueBy: '2026-03-09',
            warnOn: TODAY,
          },
        },
      ]);
  });

  it('may go against the chair', () => {
    const given = after(...deliberating, vote('R1'), vote('R2', [dismissed]), vote('R3', [dismissed]));
    const [decided] = docket.decide(folded(given), decide({ issues: [{ ...dismissed, reasons }] }));
    expect(decided!.data).toMatchObject({ dissents: [{ member: 'R1', disposition: 'upheld' }] });
    specify(docket).given(given).when(decide()).thenRefused('not-the-majority', 'issues.0');
  });

  it('agrees with the majority in its remedies as well', () => {
    const half: Remedy = { kind: 'correct-entry', period: '2026-Q1', entryId: 'E1', points: 250 };
    const given = after(...deliberating, ...two, vote('R3'));
    specify(docket)
      .given(given)
      .when(decide({ issues: [{ ...upheld, remedies: [half], reasons }] }))
      .thenRefused('not-the-majority');
  });

  it.each<[string, readonly AppealCommand[]]>([
    ['somebody did not vote', two],
    ['somebody is challenged', [...two, vote('R3'), deed('ChallengeMember')]],
    ['somebody was recused', [...two, vote('R3'), deed('ChallengeMember'), deed('DecideChallenge')]],
    [
      'whoever came instead did not vote',
      [...two, vote('R3'), deed('ChallengeMember'), deed('DecideChallenge'), deed('ReplaceMember')],
    ],
  ])('has no quorum while %s', (_, more) => {
    specify(docket)
      .given(after(...deliberating, ...more))
      .when(decide())
      .thenRefused('no-quorum');
  });

  it('is put down by the chair, with reasons', () => {
    const given = after(...deliberating, ...two, vote('R3'));
    specify(docket)
      .given(given)
      .when(decide({ by: reviewer('R2') }))
      .thenRefused('not-chair');
    specify(docket)
      .given(given)
      .when(decide({ by: reviewer('R9') }))
      .thenRefused('not-on-panel');
    specify(docket)
      .given(given)
      .when(decide({ issues: [{ ...upheld, reasons: '' }] }))
      .thenRefused('missing-reason', 'issues.0.reasons');
    specify(docket)
      .given(given)
      .when(decide({ issues: [] }))
      .thenRefused('disposition-missing', 'issues');
  });

  it('does not worsen what the first instance gave', () => {
    const second = upTo('BeginDeliberation', 2);
    const now = new Map([[...deed('CastVote').standing!][0]!]);
    const [key] = now.keys();
    now.set(key!, { kind: 'entry', entry: 'deduction', points: 200, stands: true });
    const more: Remedy = { kind: 'correct-entry', period: '2026-Q1', entryId: 'E1', points: 300 };
    const votes = [{ ...upheld, remedies: [more] }];
    specify(docket)
      .given(after(...second))
      .when(deedIn(2, 'CastVote', { votes, standing: now }))
      .thenRefused('aggravates');
  });
});
