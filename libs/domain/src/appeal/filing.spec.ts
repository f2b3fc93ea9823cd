import { describe, expect, it } from '@jest/globals';
import { specify } from '../testing/decider-spec.js';
import {
  after,
  appealAfter,
  appellant,
  clerk,
  contested,
  deed,
  deedIn,
  entrySubject,
  LATE,
  office,
  TODAY,
  upTo,
  who,
} from '../testing/appeal-fixture.js';
import type { DeadlineSet } from '../casework/events.js';
import type { AppealCommand } from './commands.js';
import { docket } from './docket.js';
import type { AppealFiled } from './events.js';

const file = (over: Partial<AppealCommand<'FileAppeal'>> = {}): AppealCommand<'FileAppeal'> =>
  deed('FileAppeal', over);
const filed: AppealFiled = {
  type: 'AppealFiled',
  data: {
    staff: 'S1',
    appeal: 'AP1',
    unit: 'B',
    issues: [
      {
        issue: 1,
        subject: entrySubject(),
        grounds: 'I was on leave',
        unit: 'B',
        occurredOn: '2026-01-12',
        indicator: 'conduct',
        tookPart: contested().tookPart,
      },
    ],
    filedBy: 'S1',
    filedOn: TODAY,
    knownOn: '2026-02-20',
    // 30 days end on Sunday, 22 March.
    fileBy: '2026-03-23',
    outOfTime: false,
  },
};
/** Fifteen days from then; the second Monday. */
const admissionDue = (from: string, dueBy: string, warnOn: string): DeadlineSet => ({
  type: 'DeadlineSet',
  data: {
    of: { kind: 'appeal', staff: 'S1', appeal: 'AP1' },
    deadline: 'admission',
    limit: { count: 15, unit: 'calendar-days' },
    from,
    dueBy,
    warnOn,
  },
});
const again = (over: Partial<AppealCommand<'FileAppeal'>> = {}) => file({ appeal: 'AP2', ...over });
const grounds = 'I was on leave';

describe('filing', () => {
  it('is taken with its issues, as they stand', () => {
    specify(docket)
      .given([])
      .when(file())
      .then([filed, admissionDue(TODAY, '2026-03-17', '2026-03-10')]);
  });

  it('is taken once', () => {
    specify(docket).given([filed]).when(file()).thenNothing();
    specify(docket)
      .given([filed])
      .when(file({ issues: [{ subject: entrySubject(), grounds: 'another reason' }] }))
      .thenRefused('appeal-id-taken', 'appeal');
  });

  it.each([
    ['in time on the last whole day', '2026-03-23', false, ['2026-04-07', '2026-03-31'] as const],
    ['out of time the day after', '2026-03-24', true, ['2026-04-08', '2026-04-01'] as const],
  ])('is %s', (_, today, outOfTime, [dueBy, warnOn]) => {
    const late = outOfTime ? { lateReason: 'I was ill' } : {};
    specify(docket)
      .given([])
      .when(file({ today, filedOn: today, ...late }))
      .then([
        { ...filed, data: { ...filed.data, filedOn: today, outOfTime, ...late } },
        admissionDue(today, dueBy, warnOn),
      ]);
  });

  it('that came on paper is entered by an administrator, with the day on which it came', () => {
    const by = who('O9', 'administrator');
    const events = docket.decide(docket.initialState(), file({ by, filedOn: '2026-02-25' }));
    expect(events[0]!.data).toMatchObject({ filedBy: 'O9', filedOn: '2026-02-25' });
    expect(events[1]!.data).toMatchObject({ deadline: 'admission', from: '2026-02-25' });
  });

  it.each<[string, Partial<AppealCommand<'FileAppeal'>>, string, string | undefined]>([
    ['for somebody else', { by: office }, 'appeal-of-another', 'staff'],
    ['for somebody outside the scope', { by: who('O9', 'administrator', 'C') }, 'outside-scope', undefined],
    ['without issues', { issues: [], contested: [] }, 'no-issues', 'issues'],
    [
      'without grounds',
      { issues: [{ subject: entrySubject(), grounds: ' ' }] },
      'missing-grounds',
      'issues.0.grounds',
    ],
    [
      'of an entry that does not exist',
      { contested: [{ exists: false, stands: false, tookPart: [] }] },
      'unknown-entry',
      'issues.0.subject',
    ],
    [
      'of a finding that does not exist',
      {
        issues: [{ subject: { kind: 'finding', case: 'C1' }, grounds }],
        contested: [contested({ exists: false })],
      },
      'unknown-finding',
      'issues.0.subject',
    ],
    [
      'of a sanction that does not exist',
      {
        issues: [{ subject: { kind: 'sanction', case: 'C1', sanction: 'X' }, grounds }],
        contested: [contested({ exists: false })],
      },
      'unknown-sanction',
      'issues.0.subject',
    ],
    [
      'of what stands no more',
      { contested: [contested({ stands: false, standing: 'reversed' })] },
      'nothing-to-appeal',
      'issues.0.subject',
    ],
    [
      'of one thing twice',
      {
        issues: [
          { subject: entrySubject(), grounds },
          { subject: entrySubject(), grounds },
        ],
        contested: [contested(), contested()],
      },
      'appeal-pending',
      'issues.1.subject',
    ],
    ['known before it happened', { knownOn: '2026-01-11' }, 'before-the-matter', 'knownOn'],
    ['known in the future', { knownOn: '2026-03-03' }, 'in-the-future', 'knownOn'],
    ['known on no day', { knownOn: '2026-02-30' }, 'invalid-date', 'knownOn'],
    ['filed in the future', { filedOn: '2026-03-03' }, 'in-the-future', 'filedOn'],
    ['filed before it was known', { by: clerk(1), filedOn: '2026-02-19' }, 'before-the-matter', 'filedOn'],
    ['dated back by the appellant', { filedOn: '2026-02-25' }, 'invalid-date', 'filedOn'],
    ['under an id that is none', { appeal: '' }, 'invalid-identifier', 'appeal'],
  ])('%s is refused', (_, over, code, field) => {
    const refusal = specify(docket).given([]).when(file(over)).thenRefused(code, field);
    expect(refusal.field).toBe(field);
  });
});

describe('the time to file', () => {
  const fileBy = (history: readonly AppealCommand[], command: AppealCommand): unknown => {
    const [event] = docket.decide(folded(history), command);
    return event!.type === 'AppealFiled' && [event.data.fileBy, event.data.outOfTime];
  };
  const score = [{ subject: { kind: 'score', period: '2026-Q1' }, grounds }] as const;

  it('counts from the day on which, as the ledger shows, the appellant knew, whatever they say', () => {
    const accepted = { contested: [contested({ knownBy: '2026-01-20' })] };
    expect(fileBy([], file(accepted))).toEqual(['2026-02-19', true]);
    expect(fileBy([], file({ ...accepted, knownOn: '2026-01-15' }))).toEqual(['2026-02-16', true]);
    const two = [{ subject: entrySubject(), grounds }, ...score];
    expect(fileBy([], file({ issues: two, contested: [contested(), ...accepted.contested] }))).toEqual([
      '2026-02-19',
      true,
    ]);
  });

  it('does not begin anew with an appeal that is withdrawn and filed again', () => {
    const withdrawn = [file({ knownOn: '2026-01-20' }), deed('WithdrawAppeal')];
    expect(fileBy(withdrawn, again())).toEqual(['2026-02-19', true]);
    const ofScore = [file({ issues: score, knownOn: '2026-01-20' }), deed('WithdrawAppeal')];
    expect(fileBy(ofScore, again({ issues: score }))).toEqual(['2026-03-23', false]);
  });
});

describe('what is contested once', () => {
  it.each([
    ['is contested now', upTo('DecideAppeal'), 'appeal-pending'],
    ['can still be escalated', upTo('RecordEffect'), 'appeal-pending'],
    [
      'was decided, and not escalated',
      [...upTo('RecordEffect'), deed('FinalizeAppeal')],
      'appealed-to-the-end',
    ],
    ['was decided by both instances', upTo('RecordEffect', 2), 'appealed-to-the-end'],
    [
      'was withdrawn in the second instance',
      [...upTo('EscalateAppeal', 2), deedIn(2, 'WithdrawAppeal')],
      'appealed-to-the-end',
    ],
  ])('and %s is not contested again', (_, history, code) => {
    specify(docket)
      .given(after(...history))
      .when(again())
      .thenRefused(code, 'issues.0.subject');
  });

  it.each([
    ['was withdrawn', [file(), deed('WithdrawAppeal')]],
    ['was not admitted', [file(), deed('RefuseAdmission')]],
    ['was filed too late', [file({ knownOn: '2026-01-20' }), deed('RefuseLeave')]],
  ])('and %s before anybody decided can be contested again', (_, history) => {
    expect(docket.decide(folded(history), again())[0]!.type).toBe('AppealFiled');
  });

  it('leaves everything else open', () => {
    const other = again({ issues: [{ subject: entrySubject('E2'), grounds }] });
    expect(docket.decide(folded([file()]), other)[0]!.type).toBe('AppealFiled');
  });
});

describe('before it is admitted', () => {
  it('a filing is returned, with a time to complete it', () => {
    specify(docket)
      .given(after(file()))
      .when(deed('ReturnFiling'))
      .then([
        {
          type: 'FilingReturned',
          data: { staff: 'S1', appeal: 'AP1', returnedBy: 'K1', missing: 'which entry?' },
        },
        {
          type: 'DeadlineSet',
          data: {
            of: { kind: 'appeal', staff: 'S1', appeal: 'AP1' },
            deadline: 'completion',
            limit: { count: 10, unit: 'calendar-days' },
            from: TODAY,
            dueBy: '2026-03-12',
            warnOn: '2026-03-05',
          },
        },
      ]);
  });

  it('a completion is taken however late, and only admission is refused after its time', () => {
    const returned = after(file(), deed('ReturnFiling'));
    specify(docket)
      .given(returned)
      .when(deed('RefuseAdmission', { today: '2026-03-12' }))
      .thenRefused('not-now');
    expect(
      appealAfter([...returned, ...decide(returned, deed('CompleteFiling', { today: LATE }))]).status,
    ).toBe('filed');
    expect(
      appealAfter([...returned, ...decide(returned, deed('RefuseAdmission', { today: '2026-03-13' }))])
        .status,
    ).toBe('not-admitted');
  });

  it('a completion comes from the appellant, or was taken in by an administrator', () => {
    const returned = after(file(), deed('ReturnFiling'));
    specify(docket)
      .given(returned)
      .when(deed('CompleteFiling', { by: office }))
      .thenRefused('appeal-of-another');
    expect(decide(returned, deed('CompleteFiling', { by: clerk(1) }))[0]!.type).toBe('FilingCompleted');
  });

  it.each([
    ['ReturnFiling', { missing: ' ' }, 'missing-text', 'missing'],
    ['RefuseAdmission', { reason: '' }, 'missing-reason', 'reason'],
  ] as const)('%s says why', (type, over, code, field) => {
    specify(docket).given(after(file())).when(deed(type, over)).thenRefused(code, field);
  });

  it.each(['GrantLeave', 'RefuseLeave'] as const)('%s of a late filing says why', (type) => {
    const late = after(file({ knownOn: '2026-01-20' }));
    specify(docket)
      .given(late)
      .when(deed(type, { reason: '' }))
      .thenRefused('missing-reason', 'reason');
    expect(decide(late, deed(type))).toHaveLength(type === 'GrantLeave' ? 2 : 1);
  });

  it('the time to decide runs from admission, as long as the instance has', () => {
    const first = decide(after(file()), deed('AdmitAppeal'));
    expect(first[1]!.data).toMatchObject({ deadline: 'decision', from: TODAY, dueBy: '2026-04-01' });
    const second = decide(after(...upTo('EscalateAppeal', 2)), deedIn(2, 'AdmitAppeal'));
    expect(second[1]!.data).toMatchObject({ deadline: 'decision', from: TODAY, dueBy: '2026-05-01' });
  });

  it('there is nothing to do to an appeal that was not filed', () => {
    specify(docket).given([]).when(deed('AdmitAppeal')).thenRefused('unknown-appeal', 'appeal');
    specify(docket)
      .given([])
      .when(deed('WithdrawAppeal', { by: appellant }))
      .thenRefused('unknown-appeal');
  });
});

const decide = (history: ReturnType<typeof after>, command: AppealCommand) =>
  docket.decide(
    history.reduce((state, event) => docket.evolve(state, event), docket.initialState()),
    command,
  );
const folded = (commands: readonly AppealCommand[]) =>
  after(...commands).reduce((state, event) => docket.evolve(state, event), docket.initialState());
