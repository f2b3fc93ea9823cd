import { describe, expect, it } from '@jest/globals';
import {
  as,
  circumstances,
  deed,
  FAULT,
  LATER,
  memberOf,
  people,
  person,
  policy,
  TODAY,
} from '../testing/case-fixture.js';
import { after, caseIn, deedsTo, name } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { CaseCommand } from './commands.js';
import type { CaseDecided } from './decision-events.js';
import type { CaseEntry } from './events.js';

const history = specify(accountabilityCase);
const heard = [
  ...deedsTo['findings-proposed'],
  deed('GiveDefence'),
  deed('GiveDefence', { by: person('S2') }),
];
const ready = history.given(after(...heard));

const found = (staff: string, share: number) => ({
  staff,
  liable: share > 0,
  share,
  reasons: 'as proposed',
});
const entry = (staff: string, points: number): CaseEntry => ({
  entryId: `case-C1-${staff}`,
  period: '2024-Q1',
  staff,
  indicator: 'conduct',
  points,
  rulebookVersion: 1,
});
const decision = (over: Partial<CaseDecided['data']> = {}): CaseDecided => ({
  type: 'CaseDecided',
  data: {
    case: 'C1',
    decidedBy: 'D1',
    decidedOn: TODAY,
    findings: [found('S1', 300), found('S2', 700)],
    organization: 0,
    entries: [entry('S1', 3000), entry('S2', 7000)],
    ...over,
  },
});
const finding = (id: string, liable = true, reasons = 'as proposed') => ({ person: id, liable, reasons });
const decide = (over: Partial<CaseCommand<'DecideCase'>> = {}) => deed('DecideCase', over);

describe('a case is decided', () => {
  it('with a finding of each person, their proposed shares, and their part of the points', () => {
    ready.when(decide()).then([decision()]);
    ready.when(decide({ findings: [finding('S2'), finding('S1')] })).then([decision()]);
    ready.when(decide({ points: undefined })).then([decision({ entries: [] })]);
  });

  it('with the share of whoever is not liable staying with the organisation', () => {
    const findings = [finding('S1'), finding('S2', false)];
    ready.when(decide({ findings })).then([
      decision({
        findings: [found('S1', 300), found('S2', 0)],
        organization: 700,
        entries: [entry('S1', 3000)],
      }),
    ]);
    ready
      .when(decide({ findings: [finding('S1', false), finding('S2', false)] }))
      .then([decision({ findings: [found('S1', 0), found('S2', 0)], organization: 1000, entries: [] })]);
  });

  it('with points rounded half to even, and no entry where nothing is left', () => {
    const points = { indicator: 'conduct', total: 5 };
    ready.when(decide({ points })).then([decision({ entries: [entry('S1', 2), entry('S2', 4)] })]);
    const one = { indicator: 'conduct', total: 1 };
    ready.when(decide({ points: one })).then([decision({ entries: [entry('S2', 1)] })]);
  });

  it('also where the period of the fault was closed since', () => {
    ready.when(decide({ periodState: { status: 'closed', rulebookVersion: 1 } })).then([decision()]);
  });

  it.each([
    ['persons-without-finding', { findings: [finding('S1')] }],
    ['person-not-named', { findings: [finding('S1'), finding('S2'), finding('S3')] }],
    ['finding-twice', { findings: [finding('S1'), finding('S2'), finding('S2')] }],
    ['missing-reason', { findings: [finding('S1'), finding('S2', false, ' ')] }],
    ['invalid-points', { points: { indicator: 'conduct', total: 0 } }],
    ['invalid-points', { points: { indicator: 'conduct', total: 1.5 } }],
    ['unknown-indicator', { points: { indicator: 'beauty', total: 1000 } }],
    ['unknown-indicator', { rulebook: undefined }],
    ['period-not-open', { periodState: { status: 'unknown' } }],
    ['limitation-passed', { today: '2029-02-02' }],
  ] as const)('or it is refused: %s', (code, over) => {
    ready.when(decide(over as object)).thenRefused(code);
  });

  it('of nobody as liable after the limitation period, but still as not liable', () => {
    const today = '2029-02-02';
    expect(after(...heard, decide({ today: '2029-02-01' }))).toHaveLength(after(...heard).length + 1);
    const findings = [finding('S1', false), finding('S2', false)];
    ready.when(decide({ today, findings, points: undefined })).then([
      decision({
        decidedOn: today,
        findings: [found('S1', 0), found('S2', 0)],
        organization: 1000,
        entries: [],
      }),
    ]);
  });

  it('of nobody as liable who has no share, or whose mistake was tolerated since the proposal', () => {
    const order = { ...circumstances, followedOrder: 'order 17' };
    const exempt = after(
      deed('OpenCase'),
      deed('BeginInvestigation'),
      deed('NamePerson', { circumstances: order }),
      name('S2', 'approver'),
      deed('InviteStatements'),
      deed('ProposeFindings', { today: LATER }),
    );
    history
      .given(exempt)
      .when(decide({ today: '2024-04-15' }))
      .thenRefused('not-liable');
    const tolerated = after(...heard, deed('GrantTolerance'));
    history.given(tolerated).when(decide()).thenRefused('not-liable');
    // What the tolerated person does not bear falls on nobody else, who never answered to it.
    history
      .given(tolerated)
      .when(decide({ findings: [finding('S1', false), finding('S2')] }))
      .then([
        decision({
          findings: [found('S1', 0), found('S2', 700)],
          organization: 300,
          entries: [entry('S2', 7000)],
        }),
      ]);
  });

  it('once everybody had their defence, or the time for it has passed', () => {
    const one = history.given(caseIn('findings-proposed', deed('GiveDefence')));
    expect(one.when(decide({ today: '2024-03-14' })).thenRefused('defence-due').message).toContain('S2');
    one.when(decide({ today: '2024-03-15' })).then([decision({ decidedOn: '2024-03-15' })]);
  });
});

describe('who decides', () => {
  it('has the duty to, and neither investigated nor proposed', () => {
    ready.when(decide({ by: as('D1', 'investigator') })).thenRefused('outside-scope');
    ready.when(decide({ by: as('I1', 'administrator') })).thenRefused('took-part');
    const helped = deedsTo['findings-proposed'].map((one) =>
      one.type === 'ProposeFindings' ? { ...one, by: as('I2', 'investigator') } : one,
    );
    history
      .given(after(...helped))
      .when(decide({ by: as('I2', 'supervisor'), today: LATER }))
      .thenRefused('took-part');
  });

  it('is not somebody who investigated before it was handed over', () => {
    const handed = after(
      ...deedsTo.investigating,
      deed('BeginInvestigation', { investigator: 'I2' }),
      deed('InviteStatements', { by: as('I2', 'investigator') }),
      deed('ProposeFindings', { by: as('I2', 'investigator'), today: LATER }),
    );
    history
      .given(handed)
      .when(decide({ by: as('I1', 'supervisor'), today: '2024-05-01' }))
      .thenRefused('took-part');
  });

  it('is not named, and does not stand below a person named', () => {
    ready.when(decide({ by: as('S2', 'supervisor') })).thenRefused('took-part');
    const head = new Map([...people, ['S2', memberOf('S2', 'A-head')]]);
    const below = new Map([...head, ['D1', memberOf('D1', 'B-desk')]]);
    ready.when(decide({ people: below })).thenRefused('under-participant');
    ready.when(decide({ people: head })).then([decision()]);
    // Whoever headed them only until yesterday has no power over them now.
    const former = new Map([...below, ['S2', memberOf('S2', 'A-head', '2020-01-01', '2024-03-03')]]);
    ready.when(decide({ people: former })).then([decision()]);
  });

  it('may be the head of the persons named', () => {
    const by = as('H-B', 'supervisor');
    ready.when(decide({ by })).then([decision({ decidedBy: 'H-B' })]);
  });

  it('is not whoever opened the case, and anybody else of their office', () => {
    ready.when(decide({ by: as('V1', 'supervisor') })).thenRefused('took-part');
    ready.when(decide({ by: as('V2', 'supervisor') })).then([decision({ decidedBy: 'V2' })]);
    const complaint = { kind: 'complaint', text: 'They lost it again.' } as const;
    const complained = deedsTo['findings-proposed'].map((one) =>
      one.type === 'OpenCase'
        ? {
            ...one,
            by: as('D1', 'supervisor'),
            source: complaint,
            unit: 'B',
            occurredOn: FAULT,
            process: 'P1',
          }
        : one,
    );
    history
      .given(after(...complained))
      .when(decide({ today: LATER }))
      .thenRefused('took-part');
  });
});

describe('the limitation period', () => {
  it('is that of the policy, from the day of the fault', () => {
    const limitation = { count: 2, unit: 'months' } as const;
    const short = { ...policy, accountability: { ...policy.accountability, limitation } };
    const [opened] = after(deed('OpenCase', { policy: short }));
    expect(opened).toMatchObject({ data: { occurredOn: FAULT, limitationEnds: '2024-04-01' } });
  });
});
