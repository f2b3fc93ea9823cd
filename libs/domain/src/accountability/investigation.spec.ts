import { describe, expect, it } from '@jest/globals';
import { as, deed, memberOf, people, person, record } from '../testing/case-fixture.js';
import { after, caseIn } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { StepsTraced } from './events.js';

const opened = specify(accountabilityCase).given(caseIn('opened'));
const investigating = specify(accountabilityCase).given(caseIn('investigating'));

describe('the investigation', () => {
  it('begins with the investigator who is named, and can be handed over', () => {
    const begun = {
      type: 'InvestigationBegun',
      data: { case: 'C1', investigator: 'I1', begunBy: 'D1' },
    } as const;
    opened.when(deed('BeginInvestigation')).then([begun]);
    investigating.when(deed('BeginInvestigation')).thenNothing();
    investigating
      .when(deed('BeginInvestigation', { investigator: 'I2' }))
      .then([{ ...begun, data: { ...begun.data, investigator: 'I2' } }]);
    opened.when(deed('BeginInvestigation', { investigator: '' })).thenRefused('invalid-identifier');
    opened.when(deed('BeginInvestigation', { by: as('V1', 'verifier') })).thenRefused('outside-scope');
  });

  it('may have an investigator from outside, who holds no post', () => {
    const events = after(deed('OpenCase'), deed('BeginInvestigation', { investigator: 'outside' }));
    expect(events.at(-1)).toMatchObject({ data: { investigator: 'outside' } });
  });

  it.each(['H-B', 'H-A'])('is not for %s, who headed the unit or one above that day', (head) => {
    opened.when(deed('BeginInvestigation', { investigator: head })).thenRefused('supervised');
    opened
      .when(deed('BeginInvestigation', { by: as(head, 'supervisor') }))
      .then([{ type: 'InvestigationBegun', data: { case: 'C1', investigator: 'I1', begunBy: head } }]);
    const by = as(head, 'investigator');
    investigating.when(deed('TraceSteps', { by, records: [record()] })).thenRefused('supervised');
  });

  it('looks at who headed on the day of the fault', () => {
    const since = new Map([...people, ['I1', memberOf('I1', 'B-head', '2024-02-02')]]);
    expect(after(deed('OpenCase'), deed('BeginInvestigation', { people: since }))).toHaveLength(2);
    const until = new Map([...people, ['I1', memberOf('I1', 'B-head', '2020-01-01', '2024-02-01')]]);
    opened.when(deed('BeginInvestigation', { people: until })).thenRefused('supervised');
  });

  it('is closed to whoever is named', () => {
    investigating.when(deed('BeginInvestigation', { investigator: 'S1' })).thenRefused('took-part');
    investigating
      .when(deed('BeginInvestigation', { by: as('S2', 'supervisor'), investigator: 'I2' }))
      .thenRefused('took-part');
  });
});

describe('the process traced back', () => {
  const records = [
    record(),
    record({ recordId: 'R2', activity: 'review', staff: 'S3', supervisor: 'H-B' }),
    record({ recordId: 'R3', activity: 'approve', staff: 'S2', supervisor: 'S2', occurredOn: '2024-02-01' }),
    record({ recordId: 'R4', staff: undefined, post: undefined, supervisor: 'H-A' }),
    record({ recordId: 'R5', staff: undefined, post: undefined }),
    record({ recordId: 'R6', occurredOn: '2024-02-02' }),
  ];
  const desk = [{ post: 'B-desk', unit: 'B' }];
  const step = { activity: 'check', occurredOn: '2024-01-15' };
  const traced: StepsTraced = {
    type: 'StepsTraced',
    data: {
      case: 'C1',
      tracedBy: 'I1',
      process: 'P1',
      steps: [
        { ...step, record: 'R1', staff: 'S1', part: 'handler', posts: desk },
        {
          ...step,
          record: 'R2',
          activity: 'review',
          staff: 'S3',
          part: 'reviewer',
          posts: [{ post: 'C-desk', unit: 'C' }],
        },
        {
          ...step,
          record: 'R2',
          activity: 'review',
          staff: 'H-B',
          part: 'approver',
          posts: [{ post: 'B-head', unit: 'B' }],
        },
        {
          ...step,
          record: 'R3',
          activity: 'approve',
          occurredOn: '2024-02-01',
          staff: 'S2',
          part: 'approver',
          posts: desk,
        },
        { ...step, record: 'R4', staff: 'H-A', part: 'approver', posts: [{ post: 'A-head', unit: 'A' }] },
      ],
    },
  };
  const begun = after(deed('OpenCase'), deed('BeginInvestigation'));

  it('gives the steps until the day of the fault, who did or approved them, and their posts that day', () => {
    specify(accountabilityCase).given(begun).when(deed('TraceSteps', { records })).then([traced]);
    specify(accountabilityCase)
      .given([...begun, traced])
      .when(deed('TraceSteps', { records }))
      .thenNothing();
  });

  it('gives the posts of the day, not those of today', () => {
    const moved = new Map([...people, ['S1', memberOf('S1', 'C-desk', '2024-01-16')]]);
    const [, , event] = after(
      deed('OpenCase'),
      deed('BeginInvestigation'),
      deed('TraceSteps', { people: moved }),
    );
    expect(event).toMatchObject({ data: { steps: [{ staff: 'S1', posts: [] }] } });
  });

  it('needs a process of which something is recorded', () => {
    investigating.when(deed('TraceSteps', { records: [] })).thenRefused('unknown-process', 'process');
    const unit = 'B';
    const complaint = deed('OpenCase', {
      source: { kind: 'complaint', text: 'lost' },
      occurredOn: '2024-02-01',
      unit,
    });
    specify(accountabilityCase)
      .given(after(complaint, deed('BeginInvestigation')))
      .when(deed('TraceSteps'))
      .thenRefused('unknown-process', 'process');
  });
});

describe('evidence of a case', () => {
  const attached = {
    type: 'CaseEvidenceAttached',
    data: { case: 'C1', evidence: 'E1', attachedBy: 'I1' },
  } as const;

  it('is attached once, if it exists', () => {
    investigating.when(deed('AttachCaseEvidence')).then([attached]);
    investigating
      .when(deed('AttachCaseEvidence', { evidence: 'E2' }))
      .thenRefused('unknown-evidence', 'evidence');
    specify(accountabilityCase)
      .given([...caseIn('investigating'), attached])
      .when(deed('AttachCaseEvidence'))
      .thenNothing();
  });

  it('is of those who brought it in or may read it, and none for whoever guessed its id', () => {
    const guess = { readsEvidence: new Set<string>() };
    investigating.when(deed('AttachCaseEvidence', guess)).thenRefused('unknown-evidence', 'evidence');
    // P1 brought it in.
    investigating
      .when(deed('AttachCaseEvidence', { ...guess, by: as('P1', 'assessor') }))
      .then([{ ...attached, data: { ...attached.data, attachedBy: 'P1' } }]);
  });

  it('comes from persons named as well, and from no other staff member', () => {
    const by = person('S1');
    investigating
      .when(deed('AttachCaseEvidence', { by }))
      .then([{ ...attached, data: { ...attached.data, attachedBy: 'S1' } }]);
    investigating.when(deed('AttachCaseEvidence', { by: person('S3') })).thenRefused('outside-scope');
  });
});
