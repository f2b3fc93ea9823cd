import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  appealAfter,
  appellant,
  deed,
  deedIn,
  office,
  reviewer,
  TODAY,
  upTo,
} from '../testing/appeal-fixture.js';
import { docket } from './docket.js';

const ref = { staff: 'S1', appeal: 'AP1' };
const opened = after(...upTo('OpenEvidence'));
const submitted = after(...upTo('SubmitEvidence'));
/** Five working days after that Monday. */
const LAST_DAY = '2026-03-09';

describe('evidence', () => {
  it('is submitted by a side, and both have time to inspect it', () => {
    specify(docket)
      .given(opened)
      .when(deed('SubmitEvidence', { by: office }))
      .then([
        {
          type: 'AppealEvidenceSubmitted',
          data: { ...ref, evidence: 'DOC1', party: 'office', submittedBy: 'O1' },
        },
        {
          type: 'DeadlineSet',
          data: {
            of: { kind: 'appeal', ...ref },
            deadline: 'inspection',
            limit: { count: 5, unit: 'working-days' },
            from: TODAY,
            dueBy: LAST_DAY,
            warnOn: TODAY,
          },
        },
      ]);
  });

  it('is there once', () => {
    specify(docket).given(submitted).when(deed('SubmitEvidence')).thenNothing();
    specify(docket)
      .given(submitted)
      .when(deed('SubmitEvidence', { by: office }))
      .thenRefused('evidence-known', 'evidence');
  });

  it('comes from a side, and exists', () => {
    specify(docket)
      .given(opened)
      .when(deed('SubmitEvidence', { by: reviewer('R9') }))
      .thenRefused('not-a-party');
    specify(docket)
      .given(opened)
      .when(deed('SubmitEvidence', { evidence: 'DOC9' }))
      .thenRefused('unknown-evidence', 'evidence');
  });

  it('is of those who brought it in or may read it, and none for whoever guessed its id', () => {
    const guess = { readsEvidence: new Set<string>() };
    specify(docket)
      .given(opened)
      .when(deed('SubmitEvidence', guess))
      .thenRefused('unknown-evidence', 'evidence');
    const evidence = {
      type: 'EvidenceReferenced',
      data: { evidence: 'DOC1', url: '', title: '', referencedBy: 'S1' },
    };
    const evidenceStates = new Map([['DOC1', { known: evidence }]]) as never;
    const own = after(...upTo('OpenEvidence'), deed('SubmitEvidence', { ...guess, evidenceStates }));
    expect(own.at(-2)).toMatchObject({ type: 'AppealEvidenceSubmitted', data: { submittedBy: 'S1' } });
  });

  it.each(['CloseEvidence', 'BeginDeliberation', 'DecideAppeal', 'ServeDecision', 'RecordEffect'] as const)(
    'that comes after %s is refused',
    (last) => {
      specify(docket)
        .given(after(...upTo(last)))
        .when(deed('SubmitEvidence'))
        .thenRefused('evidence-closed', 'evidence');
    },
  );

  it('is inspected as it stands, once', () => {
    specify(docket)
      .given(submitted)
      .when(deed('InspectEvidence'))
      .then([
        {
          type: 'AppealEvidenceInspected',
          data: { ...ref, party: 'office', inspectedBy: 'O1', evidence: ['DOC1'] },
        },
      ]);
    specify(docket)
      .given(submitted)
      .when(deed('InspectEvidence', { by: appellant }))
      .thenNothing();
    specify(docket)
      .given(after(...upTo('InspectEvidence')))
      .when(deed('InspectEvidence'))
      .thenNothing();
  });
});

describe('closing', () => {
  it('waits until both sides have inspected everything', () => {
    const refusal = specify(docket).given(submitted).when(deed('CloseEvidence')).thenRefused('not-inspected');
    expect(refusal.message).toBe(`office can inspect the evidence until ${LAST_DAY}`);
    const inspected = after(...upTo('InspectEvidence'));
    specify(docket)
      .given(inspected)
      .when(deed('CloseEvidence'))
      .then([{ type: 'AppealEvidenceClosed', data: { ...ref, closedBy: 'K1' } }]);
    const more = after(...upTo('InspectEvidence'), deed('SubmitEvidence', { evidence: 'DOC2' }));
    specify(docket).given(more).when(deed('CloseEvidence')).thenRefused('not-inspected');
  });

  it('or until they had the time to', () => {
    const close = (today: string) => specify(docket).given(submitted).when(deed('CloseEvidence', { today }));
    close(LAST_DAY).thenRefused('not-inspected');
    close('2026-03-10').then([{ type: 'AppealEvidenceClosed', data: { ...ref, closedBy: 'K1' } }]);
  });

  it('waits for nothing where there is no evidence', () => {
    specify(docket)
      .given(opened)
      .when(deed('CloseEvidence'))
      .then([{ type: 'AppealEvidenceClosed', data: { ...ref, closedBy: 'K1' } }]);
  });

  it('of what a side did not inspect in the first instance waits anew in the second', () => {
    const unseen = [...upTo('SubmitEvidence'), deed('CloseEvidence', { today: '2026-03-10' })];
    const decided = upTo('RecordEffect').slice(unseen.length + 1);
    const second = [deed('EscalateAppeal'), deedIn(2, 'AdmitAppeal'), deedIn(2, 'FormPanel')];
    const history = after(...unseen, ...decided, ...second, deedIn(2, 'OpenEvidence'));
    expect(appealAfter(history).deadlines.get('inspection')?.dueBy).toBe(LAST_DAY);
    specify(docket).given(history).when(deedIn(2, 'CloseEvidence')).thenRefused('not-inspected');
  });
});

describe('a hearing', () => {
  const closed = after(...upTo('CloseEvidence'));
  const set = after(...upTo('CloseEvidence'), deed('ScheduleHearing'));

  it('is set for a day to come, and held', () => {
    specify(docket)
      .given(closed)
      .when(deed('ScheduleHearing'))
      .then([
        { type: 'HearingScheduled', data: { ...ref, scheduledBy: 'R1', on: '2026-03-09', place: 'Room 7' } },
      ]);
    const today = '2026-03-09';
    specify(docket)
      .given(set)
      .when(deed('RecordHearing', { on: today, today }))
      .then([
        { type: 'HearingHeld', data: { ...ref, recordedBy: 'R1', on: today, minutes: 'both sides spoke' } },
      ]);
  });

  it.each([
    ['ScheduleHearing', { on: '2026-02-27' }, 'before-the-matter', 'on'],
    ['ScheduleHearing', { on: '2026-02-30' }, 'invalid-date', 'on'],
    ['ScheduleHearing', { place: '' }, 'missing-text', 'place'],
    ['ScheduleHearing', { by: reviewer('R9') }, 'not-on-panel', undefined],
    ['RecordHearing', { on: '2026-02-27' }, 'before-the-matter', 'on'],
    ['RecordHearing', { on: '2026-03-03' }, 'in-the-future', 'on'],
    ['RecordHearing', { minutes: ' ' }, 'missing-text', 'minutes'],
    ['RecordHearing', { by: reviewer('R9') }, 'not-on-panel', undefined],
  ] as const)('%s with %j is refused as %s', (type, over, code, field) => {
    specify(docket)
      .given(type === 'ScheduleHearing' ? closed : set)
      .when(deed(type, over))
      .thenRefused(code, field);
  });

  it('is not needed', () => {
    specify(docket)
      .given(closed)
      .when(deed('BeginDeliberation'))
      .then([{ type: 'DeliberationBegun', data: { ...ref, begunBy: 'R1' } }]);
    specify(docket)
      .given(closed)
      .when(deed('BeginDeliberation', { by: reviewer('R9') }))
      .thenRefused('not-on-panel');
  });
});
