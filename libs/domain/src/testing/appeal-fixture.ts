import { DEFAULT_CASEWORK } from '../casework/policy.js';
import { workingCalendar } from '../clock/working-calendar.js';
import type { AppealCase, DocketState } from '../appeal/appeal-case.js';
import type { AppealCommand, AppealDeed, Contested, NowStanding } from '../appeal/commands.js';
import { docket } from '../appeal/docket.js';
import type { AppealEvent } from '../appeal/events.js';
import { remedyKey, type AppealSubject, type Remedy } from '../appeal/subject.js';
import type { Authority, Role } from '../duty/authority.js';
import type { OrganizationState } from '../organization/organization.js';
import type { StaffMemberState } from '../staff-member/staff-member.js';
import { givenEvidence } from './account-fixture.js';

/*
 * An office: unit B lies in A; beside A lies C. S1, at a desk of B, contests an entry of 12 January 2026 that P1
 * proposed and V1 confirmed. H1 headed B that day, and V1 heads C. Reviewers R… come from outside.
 */

export const DAY_OF_ENTRY = '2026-01-12';
/** A Monday. */
export const TODAY = '2026-03-02';
/** Behind every deadline that is set today. */
export const LATE = '2026-09-01';

export const organization: OrganizationState = {
  units: new Map([
    ['A', { name: 'A', parent: null }],
    ['B', { name: 'B', parent: 'A' }],
    ['C', { name: 'C', parent: null }],
  ]),
  posts: new Map([
    ['A-head', { name: 'Head', unit: 'A', heads: true }],
    ['B-head', { name: 'Head', unit: 'B', heads: true }],
    ['C-head', { name: 'Head', unit: 'C', heads: true }],
    ['B-desk', { name: 'Desk', unit: 'B', heads: false }],
    ['C-desk', { name: 'Desk', unit: 'C', heads: false }],
  ]),
};

const holds = (
  post: string,
  unit: string,
  from = '2020-01-01',
  to: string | null = null,
): StaffMemberState => ({
  appointments: [{ post, unit, from, to }],
});

export const people = new Map<string, StaffMemberState>([
  ['S1', holds('B-desk', 'B')],
  ['P1', holds('B-desk', 'B', '2020-01-01', '2026-02-10')],
  ['V1', holds('C-head', 'C')],
  /** Headed B that day, and left it. */
  ['H1', holds('B-head', 'B', '2020-01-01', '2026-02-10')],
  /** Headed A, above it. */
  ['H2', holds('A-head', 'A', '2020-01-01', '2026-02-10')],
  /** Came to head B after that day, and left again. */
  ['H3', holds('B-head', 'B', '2026-02-11', '2026-02-20')],
  /** Sits in B today. */
  ['D1', holds('B-desk', 'B', '2026-02-11')],
  /** Works under V1. */
  ['W1', holds('C-desk', 'C')],
]);

export const who = (id: string, role: Role, unit: string | null = 'A'): Authority => ({
  id,
  grants: [{ role, unit }],
});

export const appellant = who('S1', 'staff-member', null);
export const office = who('O1', 'supervisor');
export const reviewer = (id: string): Authority => who(id, 'reviewer', null);
/** Runs the office of review in an instance, and sits on no panel. */
export const clerk = (instance: 1 | 2): Authority => ({
  id: `K${instance}`,
  grants: [
    { role: 'administrator', unit: null },
    { role: 'reviewer', unit: null },
  ],
});
export const panelOf = (instance: 1 | 2): readonly [string, string, string] =>
  instance === 1 ? ['R1', 'R2', 'R3'] : ['R4', 'R5', 'R6'];

export const entrySubject = (entryId = 'E1', period = '2026-Q1'): AppealSubject => ({
  kind: 'entry',
  period,
  entryId,
});

export const contested = (over: Partial<Contested> = {}): Contested => ({
  exists: true,
  unit: 'B',
  occurredOn: DAY_OF_ENTRY,
  stands: true,
  standing: 'posted',
  indicator: 'conduct',
  tookPart: [
    { person: 'P1', as: 'proposer' },
    { person: 'V1', as: 'verifier' },
  ],
  ...over,
});

export const reversal = (entryId = 'E1', period = '2026-Q1'): Remedy => ({
  kind: 'reverse-entry',
  period,
  entryId,
});
/** E1 deducts 500, E2 is a bonus of 300, E3 was reversed; a share of 600 and a sanction until the end of the year. */
export const standing = new Map<string, NowStanding>([
  [remedyKey(reversal('E1')), { kind: 'entry', entry: 'deduction', points: 500, stands: true }],
  [remedyKey(reversal('E2')), { kind: 'entry', entry: 'bonus', points: 300, stands: true }],
  [remedyKey(reversal('E3')), { kind: 'entry', entry: 'deduction', points: 200, stands: false }],
  [remedyKey({ kind: 'set-aside-finding', case: 'C1' }), { kind: 'finding', share: 600, stands: true }],
  [
    remedyKey({ kind: 'lift-sanction', case: 'C1', sanction: 'X1' }),
    { kind: 'sanction', until: '2026-12-31', stands: true },
  ],
]);

const surroundings = {
  staff: 'S1',
  appeal: 'AP1',
  today: TODAY,
  organization,
  calendar: workingCalendar([6, 7], []),
  policy: DEFAULT_CASEWORK,
  people,
  readsEvidence: 'all',
  evidenceStates: new Map(['DOC1', 'DOC2', 'DOC3'].map((id) => [id, givenEvidence(id)])),
  standing,
};

export const upheld = { issue: 1, disposition: 'upheld', remedies: [reversal()] } as const;
export const dismissed = { issue: 1, disposition: 'dismissed', remedies: [] } as const;

type Usual = { readonly [D in AppealDeed]: Partial<AppealCommand<D>> };

const usualIn = (instance: 1 | 2): Usual => {
  const by = clerk(instance);
  const [chair, second, third] = panelOf(instance);
  const reason = 'so it is right';
  return {
    FileAppeal: {
      by: appellant,
      issues: [{ subject: entrySubject(), grounds: 'I was on leave' }],
      contested: [contested()],
      knownOn: '2026-02-20',
      filedOn: TODAY,
    },
    ReturnFiling: { by, missing: 'which entry?' },
    CompleteFiling: { by: appellant, text: 'that one' },
    GrantLeave: { by, reason },
    RefuseLeave: { by, reason },
    AdmitAppeal: { by },
    RefuseAdmission: { by, reason, today: LATE },
    FormPanel: { by, chair, members: [chair, second, third] },
    ChallengeMember: { by: appellant, challenge: `CH${instance}`, member: second, reason },
    DecideChallenge: { by, challenge: `CH${instance}`, outcome: 'recused', reason },
    ReplaceMember: { by, leaves: second, joins: `N${instance}`, chair },
    OpenEvidence: { by },
    SubmitEvidence: { by: appellant, evidence: `DOC${instance}` },
    InspectEvidence: { by: office },
    CloseEvidence: { by },
    ScheduleHearing: { by: reviewer(chair), on: '2026-03-09', place: 'Room 7' },
    RecordHearing: { by: reviewer(chair), on: TODAY, minutes: 'both sides spoke' },
    BeginDeliberation: { by: reviewer(chair) },
    CastVote: { by: reviewer(chair), votes: [upheld] },
    DecideAppeal: { by: reviewer(chair), issues: [{ ...upheld, reasons: reason }] },
    ServeDecision: { by, servedOn: TODAY, manner: 'in-person' },
    EscalateAppeal: { by: appellant, grounds: 'it is not right', escalatedOn: TODAY },
    HoldAppeal: { by, reason },
    ResumeAppeal: { by },
    ExtendDecision: { by, reason },
    GrantStay: { by, reason },
    LiftStay: { by, reason },
    WithdrawAppeal: { by: appellant, reason },
    ReopenAppeal: { by, reason, evidence: ['DOC3'] },
    RecordEffect: { by: { id: 'process-manager', grants: [] }, instance, done: [] },
    FinalizeAppeal: { by: { id: 'deadlines', grants: [] }, today: LATE },
    WarnOfDeadline: { by: { id: 'deadlines', grants: [] }, deadline: 'decision' },
    RecordBreach: { by: { id: 'deadlines', grants: [] }, deadline: 'decision' },
  };
};

const usual = { 1: usualIn(1), 2: usualIn(2) };

/** A deed of AP1 in an instance, by whoever usually does it there. */
export const deedIn = <D extends AppealDeed>(
  instance: 1 | 2,
  type: D,
  over: Partial<AppealCommand<D>> = {},
): AppealCommand<D> =>
  ({ ...surroundings, ...usual[instance][type], ...over, type }) as unknown as AppealCommand<D>;

export const deed = <D extends AppealDeed>(type: D, over: Partial<AppealCommand<D>> = {}): AppealCommand<D> =>
  deedIn(1, type, over);

export const folded = (history: readonly AppealEvent[]): DocketState =>
  history.reduce((state, event) => docket.evolve(state, event), docket.initialState());

export const appealAfter = (history: readonly AppealEvent[], appeal = 'AP1'): AppealCase =>
  folded(history).appeals.get(appeal)!;

/** What was recorded once all of these were done, one after the other; a refusal among them is thrown. */
export function after(...commands: readonly AppealCommand[]): AppealEvent[] {
  const history: AppealEvent[] = [];
  const state = docket.initialState();
  for (const command of commands) {
    const events = docket.decide(state, command);
    for (const event of events) docket.evolve(state, event);
    history.push(...events);
  }
  return history;
}

const vote = (instance: 1 | 2): AppealCommand[] =>
  panelOf(instance).map((id) => deedIn(instance, 'CastVote', { by: reviewer(id) }));

/** The usual way of AP1 through the first instance, or on through the second, up to and with a deed. */
export function upTo(last: AppealDeed, instance: 1 | 2 = 1): AppealCommand[] {
  const way = (of: 1 | 2): AppealCommand[] => [
    of === 1 ? deed('FileAppeal') : deed('EscalateAppeal'),
    deedIn(of, 'AdmitAppeal'),
    deedIn(of, 'FormPanel'),
    deedIn(of, 'OpenEvidence'),
    deedIn(of, 'SubmitEvidence'),
    deedIn(of, 'InspectEvidence'),
    deedIn(of, 'CloseEvidence'),
    deedIn(of, 'BeginDeliberation'),
    ...vote(of),
    deedIn(of, 'DecideAppeal'),
    deedIn(of, 'ServeDecision'),
    deedIn(of, 'RecordEffect'),
  ];
  const commands = instance === 1 ? way(1) : [...way(1), ...way(2)];
  return commands.slice(0, commands.findLastIndex(({ type }) => type === last) + 1);
}
