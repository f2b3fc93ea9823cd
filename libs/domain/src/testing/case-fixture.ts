import { DEFAULT_CASEWORK, type CaseworkPolicy } from '../casework/policy.js';
import { workingCalendar } from '../clock/working-calendar.js';
import type { Authority, Role } from '../duty/authority.js';
import type { ExperimentState } from '../experiment/experiment.js';
import type { OrganizationState } from '../organization/organization.js';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import type { WorkRecordData } from '../work-record/events.js';
import type { CaseCommand, CaseDeed } from '../accountability/commands.js';
import { authority, givenEvidence, rulebook } from './account-fixture.js';
import { workRecord } from './rulebook-fixture.js';

/*
 * Case C1, of a fault on 1 February 2024 in unit B, which lies in A, which lies in HQ; beside A lies C. S1 handled it, S2
 * approved it. I1 investigates, D1 decides, V1 verifies; H-B heads B, H-A heads A. Today is Monday, 4 March.
 */

export const FAULT = '2024-02-01';
export const TODAY = '2024-03-04';
/** Behind the time for a statement or a defence that was asked for today. */
export const LATER = '2024-03-18';

export const organization: OrganizationState = {
  units: new Map([
    ['HQ', { name: 'HQ', parent: null }],
    ['A', { name: 'A', parent: 'HQ' }],
    ['B', { name: 'B', parent: 'A' }],
    ['C', { name: 'C', parent: 'HQ' }],
  ]),
  posts: new Map([
    ['A-head', { name: 'Head', unit: 'A', heads: true }],
    ['B-head', { name: 'Head', unit: 'B', heads: true }],
    ['B-desk', { name: 'Desk', unit: 'B', heads: false }],
    ['C-desk', { name: 'Desk', unit: 'C', heads: false }],
  ]),
};

export const memberOf = (
  staff: string,
  post: string,
  from = '2020-01-01',
  to: string | null = null,
): StaffMemberState => ({
  staff,
  name: staff,
  appointments: [{ post, unit: organization.posts.get(post)!.unit, from, to }],
});

const posts: readonly (readonly [string, string])[] = [
  ['S1', 'B-desk'],
  ['S2', 'B-desk'],
  ['S3', 'C-desk'],
  ['H-A', 'A-head'],
  ['H-B', 'B-head'],
  ['I1', 'C-desk'],
  ['I2', 'C-desk'],
  ['D1', 'C-desk'],
  ['V1', 'C-desk'],
];
export const people: ReadonlyMap<string, StaffMemberState> = new Map(
  posts.map(([staff, post]) => [staff, memberOf(staff, post)]),
);

export const policy: CaseworkPolicy = {
  ...DEFAULT_CASEWORK,
  accountability: { ...DEFAULT_CASEWORK.accountability, reviews: ['review'], approves: ['approve'] },
};

export const calendar = workingCalendar(policy.weekend, []);

export const as = (id: string, role: Role): Authority => authority(id, role, 'HQ');
export const person = (id: string): Authority => authority(id, 'staff-member', null);
export const investigator = as('I1', 'investigator');
export const decider = as('D1', 'supervisor');
const system: Authority = { id: 'ledger', grants: [] };

export const record = (over: Partial<WorkRecordData> = {}): WorkRecordData => ({
  ...workRecord,
  recordId: 'R1',
  process: 'P1',
  activity: 'check',
  occurredOn: '2024-01-15',
  unit: 'B',
  staff: 'S1',
  post: 'B-desk',
  ...over,
});

export const approvedExperiment: ExperimentState = {
  registered: {
    experiment: 'X1',
    unit: 'A',
    title: 'One visit instead of two',
    purpose: 'less travel',
    safeguards: 'a second look at one file in ten',
    from: '2024-01-01',
    to: '2024-06-30',
    participants: ['S1'],
    registeredBy: 'H-B',
  },
  approvedOn: '2023-12-20',
};

export const circumstances = { mitigation: [], aggravation: [] };
const words = {
  inexperience: 'first time',
  exploration: 'within the plan',
  commonGood: 'for the applicants',
};

/** Each deed by whoever usually does it. */
const usual: Record<CaseDeed, object> = {
  OpenCase: {
    by: as('V1', 'verifier'),
    title: 'A lost file',
    description: 'The file of P1 cannot be found.',
    source: { kind: 'work-record', process: 'P1', record: 'R1' },
    sourceFacts: { exists: true, unit: 'B', occurredOn: FAULT, process: 'P1' },
  },
  BeginInvestigation: { by: decider, investigator: 'I1' },
  TraceSteps: { by: investigator, records: [record()] },
  NamePerson: { by: investigator, person: 'S1', part: 'handler', circumstances },
  ReleasePerson: { by: investigator, person: 'S1', reason: 'was on leave' },
  AttachCaseEvidence: {
    by: investigator,
    evidence: 'E1',
    evidenceStates: new Map([['E1', givenEvidence('E1')]]),
    readsEvidence: 'all',
  },
  InviteStatements: { by: investigator },
  GiveStatement: { by: person('S1'), text: 'I never had it.' },
  GrantTolerance: {
    by: investigator,
    person: 'S1',
    experiment: 'X1',
    experimentState: approvedExperiment,
    ...words,
  },
  ProposeFindings: { by: investigator, summary: 'S1 lost it, S2 did not look.' },
  GiveDefence: { by: person('S1'), text: 'Nobody told me.' },
  DecideCase: {
    by: decider,
    findings: ['S1', 'S2'].map((id) => ({ person: id, liable: true, reasons: 'as proposed' })),
    points: { indicator: 'conduct', total: 10_000 },
    rulebook: rulebook(),
    period: '2024-Q1',
    periodState: { status: 'open', rulebookVersion: 1 },
  },
  ImposeSanction: {
    by: decider,
    sanction: 'N1',
    person: 'S1',
    rung: 'public-criticism',
    from: LATER,
    months: 12,
    reasons: 'not the first time',
  },
  OrderAction: {
    by: decider,
    action: 'A1',
    text: 'Scan every file on the first day.',
    owner: 'S3',
    dueBy: '2024-04-03',
    repairs: ['case-C1-S1'],
  },
  ReassignAction: {
    by: decider,
    action: 'A1',
    owner: 'S1',
    dueBy: '2024-04-10',
    reason: 'S3 has left the unit.',
  },
  CompleteAction: { by: person('S3'), action: 'A1', text: 'done' },
  VerifyAction: { by: as('V1', 'verifier'), action: 'A1', effective: true, reason: 'no file lost since' },
  CloseCase: { by: decider, reason: 'everything is done' },
  DiscontinueCase: { by: decider, reason: 'it was found' },
  ReopenCase: { by: decider, reason: 'another one is lost' },
  VaryFinding: { by: system, person: 'S1', share: 100, appeal: 'F1' },
  VarySanction: { by: system, sanction: 'N1', outcome: 'shortened', until: '2024-06-30', appeal: 'F1' },
  SuspendSanction: { by: system, sanction: 'N1', appeal: 'F1' },
  ResumeSanction: { by: system, sanction: 'N1', appeal: 'F1' },
  RecordSpent: { by: system, sanction: 'N1', today: '2025-03-18' },
  WarnOfDeadline: { by: system, deadline: 'statement' },
  RecordBreach: { by: system, deadline: 'statement' },
};

export const allDeeds = Object.keys(usual) as CaseDeed[];

export const deed = <D extends CaseDeed>(type: D, over: Partial<CaseCommand<D>> = {}): CaseCommand<D> =>
  ({
    case: 'C1',
    today: TODAY,
    organization,
    calendar,
    policy,
    people,
    ...usual[type],
    type,
    ...over,
  }) as unknown as CaseCommand<D>;
