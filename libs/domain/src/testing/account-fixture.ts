import { workingCalendar } from '../clock/working-calendar.js';
import type { Authority, Role } from '../duty/authority.js';
import type { EvidenceState } from '../evidence/evidence.js';
import { NO_STEPS, type Indicator, type Rulebook } from '../rulebook/rulebook.js';
import type { EntryStep, ProposeEntry, StepOf } from '../score-account/commands.js';
import type { EntryProposed, EntrySteps } from '../score-account/entry-life-events.js';
import type { EntryData, ScoreAccountEvent } from '../score-account/events.js';
import { rulebook as plainRulebook, timeliness } from './rulebook-fixture.js';

/* One account: of S1, who holds desk in unit B, which lies in A. Beside A lies C. */

export const holder = { period: '2024-Q1', staff: 'S1', unit: 'B', post: 'desk' };
export const openPeriod = { status: 'open', rulebookVersion: 1 } as const;
export const closedPeriod = { status: 'closed', rulebookVersion: 1 } as const;
export const TODAY = '2024-03-01';
export const calendar = workingCalendar([6, 7], []);

export const organization = {
  units: new Map([
    ['A', { name: 'A', parent: null }],
    ['B', { name: 'B', parent: 'A' }],
    ['C', { name: 'C', parent: null }],
  ]),
};

export const authority = (id: string, role: Role, unit: string | null = 'A'): Authority => ({
  id,
  grants: [{ role, unit }],
});

export const assessor = authority('P1', 'assessor');
export const verifier = authority('V1', 'verifier');
export const supervisor = authority('H1', 'supervisor');
export const concerned = authority('S1', 'staff-member', null);

const indicator = (id: string, steps: EntrySteps, over: Partial<Indicator> = {}): Indicator => ({
  ...timeliness,
  id,
  dimension: 'conduct',
  manual: true,
  steps,
  ...over,
});

/** `conduct` posts at once, `integrity` with every step, `speed` is not manual, `ideas` takes bonuses at once. */
export const rulebook = (over: Partial<Rulebook> = {}): Rulebook => ({
  ...plainRulebook,
  indicators: [
    indicator('conduct', NO_STEPS),
    indicator('integrity', { confirmation: true, answerDays: 10 }),
    indicator('speed', NO_STEPS, { manual: false, family: 'post-specific', bonusCap: 5 }),
    indicator('ideas', NO_STEPS, { family: 'post-specific', bonusCap: 5000 }),
  ],
  rules: [],
  ...over,
});

export const opened: ScoreAccountEvent = { type: 'AccountOpened', data: { ...holder, rulebookVersion: 1 } };
export const posted = (data: EntryData): ScoreAccountEvent => ({ type: 'EntryPosted', data });

export const computed = (over: Partial<EntryData> = {}): EntryData => ({
  entryId: 'E1',
  period: '2024-Q1',
  staff: 'S1',
  kind: 'deduction',
  indicator: 'conduct',
  points: 500,
  occurredOn: '2024-02-01',
  origin: 'computed',
  rulebookVersion: 1,
  rule: 'late',
  record: 'R1',
  reason: 'late',
  evidence: [],
  ...over,
});

export const manual = (over: Partial<EntryData> = {}): EntryData =>
  computed({ origin: 'manual', rule: undefined, record: undefined, ...over });

/** Under `integrity`, proposed by P1 with every step. */
export const pending = (over: Partial<EntryProposed['data']> = {}): EntryProposed => ({
  type: 'EntryProposed',
  data: {
    ...manual({ indicator: 'integrity' }),
    unit: 'B',
    post: 'desk',
    proposedBy: 'P1',
    steps: { confirmation: true, answerDays: 10 },
    answerBy: null,
    ...over,
  },
});

export const givenEvidence = (id: string, referencedBy = 'P1'): EvidenceState => ({
  known: {
    type: 'EvidenceReferenced',
    data: { evidence: id, url: 'https://files.example', title: id, referencedBy },
  },
});

export const propose = (entry: EntryData, over: Partial<ProposeEntry> = {}): ProposeEntry => ({
  type: 'ProposeEntry',
  by: assessor,
  today: TODAY,
  calendar,
  periodState: openPeriod,
  organization,
  rulebook: rulebook(),
  appointments: [{ post: 'desk', unit: 'B', from: '2024-01-01', to: null }],
  entry,
  named: {},
  ...over,
});

const surroundings = {
  period: '2024-Q1',
  staff: 'S1',
  entryId: 'E1',
  today: TODAY,
  periodState: openPeriod,
  organization,
};

/** A step of E1, by whoever usually takes it. */
export const step = <Type extends EntryStep['type']>(
  type: Type,
  over: Partial<StepOf<Type>> = {},
): StepOf<Type> => ({ ...surroundings, ...usual[type], type, ...over }) as unknown as StepOf<Type>;

const usual: Record<EntryStep['type'], object> = {
  ConfirmEntry: { by: verifier, calendar },
  ReturnEntry: { by: verifier, reason: 'which file?' },
  WithdrawEntry: { by: assessor, reason: 'my mistake' },
  AttachEvidence: { by: assessor, evidence: 'D1', evidenceStates: new Map([['D1', givenEvidence('D1')]]) },
  AcknowledgeEntry: { by: concerned },
  DisputeEntry: { by: concerned, statement: 'I was on leave' },
  RecordSilence: { by: { id: 'deadlines', grants: [] } },
  DecideDispute: { by: authority('V2', 'verifier'), outcome: 'stands', reason: 'you were not' },
};

export const reversal = {
  period: '2024-Q1',
  staff: 'S1',
  entryId: 'X1',
  reverses: 'E1',
  reason: 'posted in error',
  authority: 'head of office',
};

export const reversed: ScoreAccountEvent = {
  type: 'EntryReversed',
  data: { ...reversal, occurredOn: '2024-02-01' },
};

export const reverse = { ...surroundings, ...reversal, type: 'ReverseEntry', by: supervisor } as const;

export const correct = {
  ...surroundings,
  type: 'CorrectEntry',
  by: supervisor,
  entryId: 'E2',
  reversalId: 'X1',
  corrects: 'E1',
  points: 200,
  reason: 'half a day only',
  authority: 'head of office',
} as const;
