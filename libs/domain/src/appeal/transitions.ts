import type { AppealDeed } from './commands.js';

/** Where an appeal stands. */
export const appealStatuses = [
  'filed',
  'out-of-time',
  'returned',
  'leave-granted',
  'leave-refused',
  'escalated',
  'admitted',
  'not-admitted',
  'panel-formed',
  'evidence-open',
  'evidence-closed',
  'hearing',
  'deliberation',
  'decided',
  'served',
  'effective',
  'final',
  'withdrawn',
] as const;

export type AppealStatus = (typeof appealStatuses)[number];

/** Which deed is possible where, and where it leads; `same`: the appeal stays where it stands. */
export interface AppealTransition {
  readonly deed: AppealDeed;
  readonly from: readonly AppealStatus[];
  readonly to: readonly AppealStatus[] | 'same';
}

const open = ['panel-formed', 'evidence-open', 'evidence-closed', 'hearing', 'deliberation'] as const;
const beforeDecision = [
  'filed',
  'out-of-time',
  'returned',
  'leave-granted',
  'escalated',
  'admitted',
  ...open,
] as const;

/** Where an appeal may stand in the second instance before its decision has taken effect. */
const secondInstance = [
  'escalated',
  'out-of-time',
  'returned',
  'leave-granted',
  'leave-refused',
  'admitted',
  'not-admitted',
  ...open,
  'decided',
  'served',
  'withdrawn',
] as const;

/**
 * The state machine of an appeal: what the rules run on, and what docs/appeals.md draws. A deed that has no line for
 * where the appeal stands is refused as `not-now`.
 */
export const appealTransitions: readonly AppealTransition[] = [
  { deed: 'ReturnFiling', from: ['filed', 'leave-granted', 'escalated'], to: ['returned'] },
  { deed: 'CompleteFiling', from: ['returned'], to: ['filed', 'leave-granted', 'escalated'] },
  { deed: 'GrantLeave', from: ['out-of-time'], to: ['leave-granted'] },
  { deed: 'RefuseLeave', from: ['out-of-time'], to: ['leave-refused'] },
  { deed: 'AdmitAppeal', from: ['filed', 'leave-granted', 'escalated'], to: ['admitted'] },
  {
    deed: 'RefuseAdmission',
    from: ['filed', 'leave-granted', 'escalated', 'returned'],
    to: ['not-admitted'],
  },
  { deed: 'FormPanel', from: ['admitted'], to: ['panel-formed'] },
  { deed: 'ChallengeMember', from: open, to: 'same' },
  { deed: 'DecideChallenge', from: open, to: 'same' },
  { deed: 'ReplaceMember', from: open, to: 'same' },
  { deed: 'OpenEvidence', from: ['panel-formed'], to: ['evidence-open'] },
  { deed: 'SubmitEvidence', from: ['evidence-open'], to: 'same' },
  { deed: 'InspectEvidence', from: ['evidence-open'], to: 'same' },
  { deed: 'CloseEvidence', from: ['evidence-open'], to: ['evidence-closed'] },
  { deed: 'ScheduleHearing', from: ['evidence-closed'], to: ['hearing'] },
  { deed: 'RecordHearing', from: ['hearing'], to: ['deliberation'] },
  { deed: 'BeginDeliberation', from: ['evidence-closed'], to: ['deliberation'] },
  { deed: 'CastVote', from: ['deliberation'], to: 'same' },
  { deed: 'DecideAppeal', from: ['deliberation'], to: ['decided'] },
  { deed: 'ServeDecision', from: ['decided'], to: ['served'] },
  { deed: 'RecordEffect', from: ['served'], to: ['effective', 'final'] },
  // Of the first instance, where the appeal was taken on before its effect was recorded.
  { deed: 'RecordEffect', from: secondInstance, to: 'same' },
  { deed: 'EscalateAppeal', from: ['served', 'effective', 'final'], to: ['escalated', 'out-of-time'] },
  { deed: 'FinalizeAppeal', from: ['effective'], to: ['final'] },
  { deed: 'HoldAppeal', from: beforeDecision, to: 'same' },
  { deed: 'ResumeAppeal', from: beforeDecision, to: 'same' },
  { deed: 'ExtendDecision', from: ['admitted', ...open], to: 'same' },
  { deed: 'GrantStay', from: beforeDecision, to: 'same' },
  { deed: 'LiftStay', from: beforeDecision, to: 'same' },
  { deed: 'WithdrawAppeal', from: beforeDecision, to: ['withdrawn'] },
  { deed: 'ReopenAppeal', from: ['final'], to: ['admitted'] },
];
