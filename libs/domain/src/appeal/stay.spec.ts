import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  appealAfter,
  contested,
  deed,
  deedIn,
  folded,
  office,
  upTo,
} from '../testing/appeal-fixture.js';
import type { AppealCommand, AppealDeed } from './commands.js';
import { docket } from './docket.js';
import { stayOn } from './stay.js';
import type { AppealSubject } from './subject.js';

const ref = { staff: 'S1', appeal: 'AP1' };
const finding: AppealSubject = { kind: 'finding', case: 'C1' };
const sanction: AppealSubject = { kind: 'sanction', case: 'C1', sanction: 'X1' };

const filing = (...subjects: AppealSubject[]): AppealCommand =>
  deed('FileAppeal', {
    issues: subjects.map((subject) => ({ subject, grounds: 'it is not so' })),
    contested: subjects.map(() => contested()),
  });
const filedOf = (...subjects: AppealSubject[]) => after(filing(...subjects));
const stayable = (last: AppealDeed, instance: 1 | 2 = 1): AppealCommand[] => [
  filing(finding),
  ...upTo(last, instance).slice(1),
];

describe('a stay', () => {
  it('is granted and lifted, with reasons', () => {
    const stayed = after(...stayable('AdmitAppeal'), deed('GrantStay'));
    specify(docket)
      .given(after(...stayable('AdmitAppeal')))
      .when(deed('GrantStay'))
      .then(stayed.slice(-1));
    specify(docket).given(stayed).when(deed('GrantStay')).thenRefused('stayed');
    specify(docket)
      .given(stayed)
      .when(deed('LiftStay', { reason: '' }))
      .thenRefused('missing-reason');
    specify(docket)
      .given(after(...stayable('AdmitAppeal')))
      .when(deed('LiftStay'))
      .thenRefused('not-stayed');
    specify(docket)
      .given(after(...stayable('AdmitAppeal')))
      .when(deed('GrantStay', { by: office }))
      .thenRefused('outside-scope');
    expect(
      appealAfter([...stayed, { type: 'StayLifted', data: { ...ref, liftedBy: 'K1', reason: 'so' } }]).stayed,
    ).toBe(false);
  });

  it('ends with the decision that is served: the second instance grants its own', () => {
    const lifted = {
      issue: 1,
      disposition: 'upheld',
      remedies: [{ kind: 'set-aside-finding', case: 'C1' }],
    } as const;
    const decides = (command: AppealCommand): AppealCommand => {
      if (command.type === 'CastVote') return { ...command, votes: [lifted] };
      if (command.type !== 'DecideAppeal') return command;
      return { ...command, issues: [{ ...lifted, reasons: 'so' }] };
    };
    const [filed, ...rest] = stayable('AdmitAppeal', 2).map(decides);
    const history = [filed!, deed('GrantStay'), ...rest];
    expect(appealAfter(after(...history)).stayed).toBe(false);
    expect(after(...history, deedIn(2, 'GrantStay')).at(-1)!.type).toBe('StayGranted');
  });

  it('ends with the appeal', () => {
    const withdrawn = after(...stayable('AdmitAppeal'), deed('GrantStay'), deed('WithdrawAppeal'));
    expect(appealAfter(withdrawn)).toMatchObject({ status: 'withdrawn', stayed: false });
    expect(appealAfter(withdrawn).deadlines.size).toBe(0);
  });
});

describe('what a stay keeps from being executed', () => {
  it.each<[string, AppealSubject, boolean]>([
    ['the sanction that is contested', sanction, true],
    ['every sanction of the finding that is contested', finding, true],
    ['no other sanction', { ...sanction, sanction: 'X2' }, false],
    ['no sanction of another case', { ...finding, case: 'C2' }, false],
  ])('is %s', (_, subject, held) => {
    const stayed = folded([...filedOf(subject), ...after(filing(subject), deed('GrantStay')).slice(-1)]);
    expect(stayOn(stayed, { case: 'C1', sanction: 'X1' })?.appeal).toBe(held ? 'AP1' : undefined);
    expect(stayOn(folded(filedOf(subject)), { case: 'C1', sanction: 'X1' })).toBeUndefined();
  });

  it.each<[string, AppealSubject[]]>([
    ['an entry', [{ kind: 'entry', period: '2026-Q1', entryId: 'E1' }]],
    ['a score', [{ kind: 'score', period: '2026-Q1' }]],
  ])('is no %s: nothing could be stayed', (_, subjects) => {
    specify(docket)
      .given(filedOf(...subjects))
      .when(deed('GrantStay'))
      .thenRefused('nothing-to-stay', 'appeal');
    expect(docket.decide(folded(filedOf(...subjects, sanction)), deed('GrantStay'))).toHaveLength(1);
  });
});
