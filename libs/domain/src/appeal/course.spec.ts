import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  appealAfter,
  appellant,
  clerk,
  deed,
  deedIn,
  LATE,
  office,
  TODAY,
  upTo,
} from '../testing/appeal-fixture.js';
import { docket } from './docket.js';

const ref = { staff: 'S1', appeal: 'AP1' };
const of = { kind: 'appeal', ...ref } as const;
const admitted = after(...upTo('AdmitAppeal'));
const second = after(...upTo('AdmitAppeal', 2));
const held = after(...upTo('AdmitAppeal'), deed('HoldAppeal', { today: '2026-03-09' }));

describe('a hold', () => {
  it('stops every clock until the appeal is resumed', () => {
    specify(docket)
      .given(held)
      .when(deed('ResumeAppeal', { today: '2026-03-19' }))
      .then([
        { type: 'AppealResumed', data: { ...ref, resumedBy: 'K1', on: '2026-03-19' } },
        {
          type: 'DeadlineSet',
          data: {
            of,
            deadline: 'decision',
            limit: { count: 30, unit: 'calendar-days' },
            from: TODAY,
            // Ten days after 1 April, a Saturday: the next working day.
            dueBy: '2026-04-13',
            warnOn: '2026-04-06',
            held: [{ from: '2026-03-09', to: '2026-03-19' }],
          },
        },
      ]);
    const told = specify(docket).given(held);
    told.when(deed('WarnOfDeadline', { today: '2026-03-31' })).thenNothing();
    told.when(deed('RecordBreach', { today: LATE })).thenNothing();
  });

  it('takes no deed but being resumed or withdrawn', () => {
    const refusal = specify(docket).given(held).when(deed('FormPanel')).thenRefused('not-now');
    expect(refusal.message).toContain('on hold since 2026-03-09');
    specify(docket).given(held).when(deed('HoldAppeal')).thenRefused('already-held');
    specify(docket).given(admitted).when(deed('ResumeAppeal')).thenRefused('not-held');
    specify(docket)
      .given(admitted)
      .when(deed('HoldAppeal', { reason: '' }))
      .thenRefused('missing-reason');
  });
});

describe('an extension', () => {
  it('is given once, where the rulebook has one', () => {
    specify(docket)
      .given(second)
      .when(deedIn(2, 'ExtendDecision'))
      .then([
        { type: 'DecisionExtended', data: { ...ref, extendedBy: 'K2', reason: 'so it is right' } },
        {
          type: 'DeadlineSet',
          // Thirty days after 1 May: a Sunday, so Monday.
          data: {
            of,
            deadline: 'decision',
            limit: null,
            from: TODAY,
            dueBy: '2026-06-01',
            warnOn: '2026-05-25',
          },
        },
      ]);
    const extended = after(...upTo('AdmitAppeal', 2), deedIn(2, 'ExtendDecision'));
    specify(docket).given(extended).when(deedIn(2, 'ExtendDecision')).thenRefused('already-extended');
    specify(docket).given(admitted).when(deed('ExtendDecision')).thenRefused('no-extension');
    specify(docket)
      .given(second)
      .when(deedIn(2, 'ExtendDecision', { reason: '' }))
      .thenRefused('missing-reason');
  });

  it('comes before the time has passed', () => {
    specify(docket)
      .given(second)
      .when(deedIn(2, 'ExtendDecision', { today: '2026-05-02' }))
      .thenRefused('no-extension');
  });
});

describe('the time to decide', () => {
  it('is warned of once, and its breach said once', () => {
    const warned = [
      ...admitted,
      { type: 'DeadlineWarned', data: { of, deadline: 'decision', dueBy: '2026-04-01' } } as const,
    ];
    const breached = [
      ...warned,
      { type: 'DeadlineBreached', data: { of, deadline: 'decision', dueBy: '2026-04-01' } } as const,
    ];
    const warn = deed('WarnOfDeadline', { today: '2026-03-25' });
    const breach = deed('RecordBreach', { today: '2026-04-02' });
    specify(docket).given(admitted).when(warn).then(warned.slice(-1));
    specify(docket).given(warned).when(warn).thenNothing();
    specify(docket)
      .given(admitted)
      .when({ ...breach, today: '2026-04-01' })
      .thenNothing();
    specify(docket).given(warned).when(breach).then(breached.slice(-1));
    specify(docket).given(breached).when(breach).thenNothing();
  });

  it('is kept by the decision, however late', () => {
    const decided = after(...upTo('DecideAppeal'));
    specify(docket)
      .given(decided)
      .when(deed('RecordBreach', { today: LATE }))
      .thenNothing();
  });
});

it('only the appellant withdraws, on hold as well', () => {
  for (const by of [office, clerk(1)]) {
    specify(docket).given(held).when(deed('WithdrawAppeal', { by })).thenRefused('appeal-of-another');
  }
  specify(docket)
    .given(held)
    .when(deed('WithdrawAppeal', { by: appellant }))
    .then([{ type: 'AppealWithdrawn', data: { ...ref, withdrawnBy: 'S1', reason: 'so it is right' } }]);
});

describe('reopening', () => {
  const final = after(...upTo('RecordEffect'), deed('FinalizeAppeal'));

  it('on new evidence brings the appeal back to the instance that decided last', () => {
    specify(docket)
      .given(final)
      .when(deed('ReopenAppeal'))
      .then([
        {
          type: 'AppealReopened',
          data: { ...ref, reopenedBy: 'K1', reason: 'so it is right', evidence: ['DOC3'] },
        },
        {
          type: 'DeadlineSet',
          data: {
            of,
            deadline: 'decision',
            limit: { count: 30, unit: 'calendar-days' },
            from: TODAY,
            dueBy: '2026-04-01',
            warnOn: '2026-03-25',
          },
        },
      ]);
    const reopened = after(...upTo('RecordEffect', 2), deedIn(2, 'ReopenAppeal'));
    expect(appealAfter(reopened)).toMatchObject({ status: 'admitted', instance: 2, panel: [] });
  });

  it('lets both sides inspect what came up', () => {
    const opened = after(
      ...upTo('RecordEffect'),
      deed('FinalizeAppeal'),
      deed('ReopenAppeal'),
      deed('FormPanel'),
      deed('OpenEvidence'),
    );
    specify(docket).given(opened).when(deed('CloseEvidence')).thenRefused('not-inspected');
    const [inspected] = docket.decide(
      opened.reduce((state, event) => docket.evolve(state, event), docket.initialState()),
      deed('InspectEvidence', { by: appellant }),
    );
    expect(inspected!.data).toMatchObject({ party: 'appellant', evidence: ['DOC3'] });
  });

  it.each([
    [{ evidence: [] }, 'nothing-new', 'evidence'],
    [{ evidence: ['DOC3', 'DOC1'] }, 'nothing-new', 'evidence.1'],
    [{ evidence: ['DOC9'] }, 'unknown-evidence', 'evidence'],
    [{ reason: '' }, 'missing-reason', 'reason'],
    [{ by: appellant }, 'outside-scope', undefined],
  ])('with %j is refused as %s', (over, code, field) => {
    specify(docket).given(final).when(deed('ReopenAppeal', over)).thenRefused(code, field);
  });
});
