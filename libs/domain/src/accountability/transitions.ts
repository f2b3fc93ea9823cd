import type { CaseDeed } from './commands.js';

/** Where an accountability case stands. */
export const caseStatuses = [
  'opened',
  'investigating',
  'statements-invited',
  'findings-proposed',
  'decided',
  'closed',
] as const;

export type CaseStatus = (typeof caseStatuses)[number];

/** Which deed is possible where, and where it leads; `same`: the case stays where it stands. */
export interface CaseTransition {
  readonly deed: CaseDeed;
  readonly from: readonly CaseStatus[];
  readonly to: readonly CaseStatus[] | 'same';
}

const beforeFindings = ['investigating', 'statements-invited'] as const;
const beforeDecision = [...beforeFindings, 'findings-proposed'] as const;

/** The state machine of a case: what the rules run on, and what docs/accountability.md draws. */
export const caseTransitions: readonly CaseTransition[] = [
  // Once it has begun: it is handed over to somebody else.
  { deed: 'BeginInvestigation', from: ['opened', 'investigating'], to: ['investigating'] },
  { deed: 'TraceSteps', from: ['investigating'], to: 'same' },
  { deed: 'NamePerson', from: beforeFindings, to: ['investigating'] },
  { deed: 'ReleasePerson', from: beforeFindings, to: 'same' },
  { deed: 'AttachCaseEvidence', from: beforeDecision, to: 'same' },
  { deed: 'InviteStatements', from: ['investigating'], to: ['statements-invited'] },
  { deed: 'GiveStatement', from: ['statements-invited'], to: 'same' },
  { deed: 'GrantTolerance', from: beforeDecision, to: 'same' },
  { deed: 'ProposeFindings', from: ['statements-invited'], to: ['findings-proposed'] },
  { deed: 'GiveDefence', from: ['findings-proposed'], to: 'same' },
  { deed: 'DecideCase', from: ['findings-proposed'], to: ['decided'] },
  { deed: 'ImposeSanction', from: ['decided'], to: 'same' },
  { deed: 'OrderAction', from: ['decided'], to: 'same' },
  { deed: 'ReassignAction', from: ['decided'], to: 'same' },
  { deed: 'CompleteAction', from: ['decided'], to: 'same' },
  { deed: 'VerifyAction', from: ['decided'], to: 'same' },
  { deed: 'CloseCase', from: ['decided'], to: ['closed'] },
  { deed: 'DiscontinueCase', from: ['opened', ...beforeDecision], to: ['closed'] },
  // What was decided stands, and only an appeal changes it; what was discontinued goes on with the investigation.
  { deed: 'ReopenCase', from: ['closed'], to: ['opened', 'investigating', 'decided'] },
  { deed: 'VaryFinding', from: ['decided', 'closed'], to: 'same' },
  { deed: 'VarySanction', from: ['decided', 'closed'], to: 'same' },
  { deed: 'SuspendSanction', from: ['decided', 'closed'], to: 'same' },
  { deed: 'ResumeSanction', from: ['decided', 'closed'], to: 'same' },
  { deed: 'RecordSpent', from: ['decided', 'closed'], to: 'same' },
];
