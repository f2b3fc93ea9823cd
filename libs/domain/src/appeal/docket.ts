import { breachOf, warnOf } from '../casework/deadlines.js';
import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { requireNotBarred } from './access.js';
import { admitAppeal, completeFiling, decideLeave, refuseAdmission, returnFiling } from './admission.js';
import type { AppealCase, DocketState } from './appeal-case.js';
import { challengeMember, decideChallenge } from './challenge.js';
import type { AppealCommand, AppealDeed } from './commands.js';
import { extendDecision, holdAppeal, reopenAppeal, resumeAppeal, withdrawAppeal } from './course.js';
import { castVote, decideAppeal } from './decision.js';
import type { AppealEvent } from './events.js';
import { closeEvidence, inspectEvidence, openEvidence, submitEvidence } from './evidence-stage.js';
import { evolveDocket } from './evolve.js';
import { fileAppeal } from './filing.js';
import { beginDeliberation, recordHearing, scheduleHearing } from './hearing.js';
import { escalateAppeal, finalizeAppeal, recordEffect, serveDecision } from './outcome.js';
import { formPanel, replaceMember } from './panel.js';
import { requirePossible } from './possible.js';
import { grantStay, liftStay } from './stay.js';

/** All appeals of one person. */
export const docketStream = (staff: string): string => `appeals-${staff}`;

type TimerDeed = 'WarnOfDeadline' | 'RecordBreach';
type CourseDeed = Exclude<AppealDeed, 'FileAppeal' | TimerDeed>;
type Deciding<D extends AppealDeed> = (
  appeal: AppealCase,
  command: AppealCommand<D>,
  docket: DocketState,
) => readonly AppealEvent[];

/** What each deed does where the table of transitions allows it. */
const deeds: { readonly [D in CourseDeed]: Deciding<D> } = {
  ReturnFiling: returnFiling,
  CompleteFiling: completeFiling,
  GrantLeave: decideLeave,
  RefuseLeave: decideLeave,
  AdmitAppeal: admitAppeal,
  RefuseAdmission: refuseAdmission,
  FormPanel: formPanel,
  ChallengeMember: challengeMember,
  DecideChallenge: decideChallenge,
  ReplaceMember: replaceMember,
  OpenEvidence: openEvidence,
  SubmitEvidence: submitEvidence,
  InspectEvidence: inspectEvidence,
  CloseEvidence: closeEvidence,
  ScheduleHearing: scheduleHearing,
  RecordHearing: recordHearing,
  BeginDeliberation: beginDeliberation,
  CastVote: castVote,
  DecideAppeal: decideAppeal,
  ServeDecision: serveDecision,
  EscalateAppeal: escalateAppeal,
  HoldAppeal: holdAppeal,
  ResumeAppeal: resumeAppeal,
  ExtendDecision: extendDecision,
  GrantStay: grantStay,
  LiftStay: liftStay,
  WithdrawAppeal: withdrawAppeal,
  ReopenAppeal: reopenAppeal,
  RecordEffect: recordEffect,
  FinalizeAppeal: finalizeAppeal,
};

/** All appeals of one person, each through one instance or two: what they contest once is not contested twice. */
export const docket: Decider<DocketState, AppealCommand, AppealEvent> = {
  initialState: () => ({ appeals: new Map() }),
  evolve: evolveDocket,

  decide(state, command) {
    if (command.type === 'FileAppeal') return fileAppeal(state, command);
    const appeal = state.appeals.get(command.appeal);
    if (!appeal) {
      throw new DomainError('unknown-appeal', `${command.staff} has no appeal ${command.appeal}`, 'appeal');
    }
    if (isTimed(command)) return tellOfDeadline(appeal, command);
    requireNotBarred(appeal, command.by);
    requirePossible(appeal, command.type);
    return (deeds[command.type] as Deciding<CourseDeed>)(appeal, command, state);
  },
};

const isTimed = (
  command: AppealCommand<Exclude<AppealDeed, 'FileAppeal'>>,
): command is AppealCommand<TimerDeed> =>
  command.type === 'WarnOfDeadline' || command.type === 'RecordBreach';

/** That nobody escalates is no omission: the appeal becomes final instead. */
function tellOfDeadline(
  { appeal, deadlines, heldSince }: AppealCase,
  { type, staff, deadline, today }: AppealCommand<TimerDeed>,
): readonly AppealEvent[] {
  const asked = {
    of: { kind: 'appeal', staff, appeal } as const,
    deadline,
    today,
    held: heldSince !== undefined,
  };
  if (type === 'WarnOfDeadline') return warnOf(deadlines, asked);
  return deadline === 'escalation' ? [] : breachOf(deadlines, asked);
}
