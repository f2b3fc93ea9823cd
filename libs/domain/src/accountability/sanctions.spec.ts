import { describe, expect, it } from '@jest/globals';
import { as, deed, LATER, TODAY } from '../testing/case-fixture.js';
import { caseIn } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { CaseCommand } from './commands.js';
import type { SanctionImposed } from './decision-events.js';

const history = specify(accountabilityCase);
const decided = history.given(caseIn('decided'));
const impose = (over: Partial<CaseCommand<'ImposeSanction'>> = {}) => deed('ImposeSanction', over);
const imposed = (over: Partial<SanctionImposed['data']> = {}): SanctionImposed => ({
  type: 'SanctionImposed',
  data: {
    case: 'C1',
    sanction: 'N1',
    staff: 'S1',
    rung: 'public-criticism',
    from: LATER,
    until: '2025-03-17',
    reasons: 'not the first time',
    imposedBy: 'D1',
    ...over,
  },
});
const noTime = impose({ rung: 'criticism', months: undefined });
const sanctioned = caseIn('decided', impose());

describe('a sanction', () => {
  it('is imposed as long as its rung allows, its first day counted', () => {
    decided.when(impose()).then([imposed()]);
    decided.when(impose({ from: TODAY, months: 1 })).then([imposed({ from: TODAY, until: '2024-04-03' })]);
    decided.when(noTime).then([imposed({ rung: 'criticism', until: null })]);
    history.given(sanctioned).when(impose()).thenNothing();
    history
      .given(sanctioned)
      .when(impose({ months: 2 }))
      .thenRefused('sanction-id-taken', 'sanction');
  });

  it.each([
    ['unknown-rung', { rung: 'exile' }],
    ['invalid-months', { months: 0 }],
    ['invalid-months', { months: 1.5 }],
    ['rung-not-fitting', { months: 13 }],
    ['rung-not-fitting', { months: undefined }],
    ['rung-not-fitting', { rung: 'criticism' }],
    ['rung-not-fitting', { rung: 'licence-withdrawn', months: 11 }],
    ['invalid-date', { from: '2024-02-30' }],
    ['before-the-matter', { from: '2024-03-03' }],
    ['missing-reason', { reasons: ' ' }],
    ['invalid-identifier', { sanction: '' }],
    ['person-not-named', { person: 'S3' }],
    ['outside-scope', { by: as('V1', 'verifier') }],
    ['took-part', { by: as('I1', 'supervisor') }],
  ] as const)('is refused: %s, %j', (code, over) => {
    decided.when(impose(over as object)).thenRefused(code);
  });

  it('is for nobody who is not liable, or no longer', () => {
    const findings = [
      { person: 'S1', liable: false, reasons: 'r' },
      { person: 'S2', liable: true, reasons: 'r' },
    ];
    const acquitted = caseIn(
      'findings-proposed',
      deed('DecideCase', { findings, today: '2024-03-15', points: undefined }),
    );
    history.given(acquitted).when(impose()).thenRefused('not-liable', 'person');
    history
      .given(caseIn('decided', deed('VaryFinding', { share: 0 })))
      .when(impose())
      .thenRefused('not-liable', 'person');
  });

  it('of twelve months from 29 January is live on 28 January, and spent on the 29th, once', () => {
    const given = [...caseIn('decided'), imposed({ from: '2026-01-29', until: '2027-01-28' })];
    history
      .given(given)
      .when(deed('RecordSpent', { today: '2027-01-28' }))
      .thenNothing();
    const spent = {
      type: 'SanctionSpent',
      data: { case: 'C1', sanction: 'N1', staff: 'S1', until: '2027-01-28' },
    } as const;
    history
      .given(given)
      .when(deed('RecordSpent', { today: '2027-01-29' }))
      .then([spent]);
    history
      .given([...given, spent])
      .when(deed('RecordSpent', { today: '2027-01-30' }))
      .thenNothing();
    decided.when(deed('RecordSpent')).thenRefused('unknown-sanction');
    const fromThe29th = deed('ImposeSanction', { from: '2026-01-29' });
    decided.when(fromThe29th).then([imposed({ from: '2026-01-29', until: '2027-01-28' })]);
  });

  it('that takes no time is never spent', () => {
    history
      .given(caseIn('decided', noTime))
      .when(deed('RecordSpent', { today: '2099-01-01' }))
      .thenNothing();
  });
});

describe('what an appeal makes of a sanction', () => {
  const vary = (over: Partial<CaseCommand<'VarySanction'>> = {}) => deed('VarySanction', over);
  const varied = (outcome: 'lifted' | 'shortened', until: string | null) =>
    ({
      type: 'SanctionVaried',
      data: { case: 'C1', sanction: 'N1', staff: 'S1', outcome, until, appeal: 'F1' },
    }) as const;
  const suspend = (today: string) => deed('SuspendSanction', { today });
  const resumed = (on: string, until: string | null) =>
    ({
      type: 'SanctionResumed',
      data: { case: 'C1', sanction: 'N1', staff: 'S1', on, until, appeal: 'F1' },
    }) as const;

  it('is shortened or lifted, and never longer', () => {
    const standing = history.given(sanctioned);
    standing.when(vary()).then([varied('shortened', '2024-06-30')]);
    standing.when(vary({ until: '2025-03-17' })).thenNothing();
    standing.when(vary({ until: '2025-03-18' })).thenNothing();
    standing.when(vary({ outcome: 'lifted', until: null })).then([varied('lifted', null)]);
    // Until before its first day: nothing of it is left.
    standing.when(vary({ until: '2024-03-17' })).then([varied('lifted', null)]);
    standing.when(vary({ until: LATER })).then([varied('shortened', LATER)]);
    standing.when(vary({ sanction: 'N9' })).thenRefused('unknown-sanction');
  });

  it('is nothing where it has ended, or takes no time', () => {
    const lifted = [...sanctioned, varied('lifted', null)];
    const spent = caseIn('decided', impose(), deed('RecordSpent'));
    for (const ended of [lifted, spent]) {
      history.given(ended).when(vary()).thenNothing();
      history
        .given(ended)
        .when(vary({ outcome: 'lifted', until: null }))
        .thenNothing();
      history.given(ended).when(suspend(TODAY)).thenNothing();
      history.given(ended).when(deed('ResumeSanction')).thenNothing();
      history
        .given(ended)
        .when(deed('RecordSpent', { today: '2099-01-01' }))
        .thenNothing();
    }
    const criticised = history.given(caseIn('decided', noTime));
    criticised.when(vary()).thenNothing();
    criticised.when(vary({ outcome: 'lifted', until: null })).then([varied('lifted', null)]);
  });

  it('can be that it stands for some days, by which it ends later', () => {
    const suspended = {
      type: 'SanctionSuspended',
      data: { case: 'C1', sanction: 'N1', staff: 'S1', on: '2024-04-01', appeal: 'F1' },
    } as const;
    history.given(sanctioned).when(suspend('2024-04-01')).then([suspended]);
    const stayed = history.given([...sanctioned, suspended]);
    stayed.when(suspend('2024-04-02')).thenNothing();
    stayed.when(deed('RecordSpent')).thenNothing();
    stayed.when(deed('ResumeSanction', { today: '2024-04-11' })).then([resumed('2024-04-11', '2025-03-27')]);
    stayed.when(deed('ResumeSanction', { today: '2024-04-01' })).then([resumed('2024-04-01', '2025-03-17')]);
    const again = [...sanctioned, suspended, resumed('2024-04-11', '2025-03-27')];
    history
      .given(again)
      .when(deed('ResumeSanction', { today: '2024-04-12' }))
      .thenNothing();
    history
      .given(again)
      .when(deed('RecordSpent', { today: '2025-03-27' }))
      .thenNothing();
  });

  it('counts of those days only the ones on which it would have run', () => {
    const early = history.given([...sanctioned, ...suspendedOn('2024-03-08')]);
    early.when(deed('ResumeSanction', { today: '2024-03-15' })).then([resumed('2024-03-15', '2025-03-17')]);
    early.when(deed('ResumeSanction', { today: '2024-03-20' })).then([resumed('2024-03-20', '2025-03-19')]);
    // Over but for the record: there is nothing to stand.
    history.given(sanctioned).when(suspend('2025-03-17')).then(suspendedOn('2025-03-17'));
    history.given(sanctioned).when(suspend('2025-03-18')).thenNothing();
  });

  it('ends on the day that an appeal named, whatever days it stood before', () => {
    const shortened = [...sanctioned, ...suspendedOn('2024-04-01'), varied('shortened', '2024-06-30')];
    const stayed = history.given(shortened);
    stayed.when(deed('RecordSpent')).thenNothing();
    stayed.when(deed('ResumeSanction', { today: '2024-05-01' })).then([resumed('2024-05-01', '2024-06-30')]);
  });

  it('goes on after the case is closed', () => {
    const closed = history.given(caseIn('decided', impose(), deed('CloseCase')));
    closed.when(vary()).then([varied('shortened', '2024-06-30')]);
    closed.when(suspend('2024-04-01')).then(suspendedOn('2024-04-01'));
  });

  const suspendedOn = (on: string) => [
    {
      type: 'SanctionSuspended',
      data: { case: 'C1', sanction: 'N1', staff: 'S1', on, appeal: 'F1' },
    } as const,
  ];

  it('is recorded as it was decided', () => {
    expect(caseIn('decided', impose(), vary()).at(-1)).toEqual(varied('shortened', '2024-06-30'));
  });
});
