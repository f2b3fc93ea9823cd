import { breachOf, warnOf } from '../casework/deadlines.js';
import type { Decider } from '../decider.js';
import { completeAction, orderAction, reassignAction, verifyAction } from './actions.js';
import type { CaseState, OpenedCase } from './case-state.js';
import { closeCase, discontinueCase, reopenCase } from './closing.js';
import type { CaseCommand, CaseDeed } from './commands.js';
import { decideCase } from './decision.js';
import type { AccountabilityEvent } from './events.js';
import { evolveCase, noCase } from './evolve-case.js';
import { proposeFindings } from './findings.js';
import { attachEvidence, beginInvestigation, traceSteps } from './investigation.js';
import { openCase } from './opening.js';
import { namePerson, releasePerson } from './persons.js';
import { varyFinding } from './remedies.js';
import { clockOf, requireOpened, requirePossible } from './require.js';
import { imposeSanction, recordSpent } from './sanctions.js';
import { giveDefence, giveStatement, inviteStatements } from './statements.js';
import { grantTolerance } from './tolerance.js';
import { resumeSanction, suspendSanction, varySanction } from './vary-sanction.js';

export const caseStream = (id: string): string => `accountability-${id}`;

/** Who answers for a fault, and what follows for them. */
export const accountabilityCase: Decider<CaseState, CaseCommand, AccountabilityEvent> = {
  initialState: noCase,
  evolve: evolveCase,

  decide(state, command) {
    if (command.type === 'OpenCase') return openCase(state, command);
    const opened = requireOpened(state, command.case);
    if (command.type === 'WarnOfDeadline' || command.type === 'RecordBreach') {
      const { deadline, today } = command;
      const asked = { of: clockOf(command).of, deadline, today, held: false };
      return (command.type === 'WarnOfDeadline' ? warnOf : breachOf)(opened.deadlines, asked);
    }
    requirePossible(opened, command);
    // The type that it is looked up by is its own: what the compiler cannot see of a union.
    const decide = deeds[command.type] as (state: OpenedCase, command: CaseCommand) => AccountabilityEvent[];
    return decide(opened, command);
  },
};

/** The deeds of the transition table. */
type DeedOfTable = Exclude<CaseDeed, 'OpenCase' | 'WarnOfDeadline' | 'RecordBreach'>;

const deeds: {
  readonly [D in DeedOfTable]: (state: OpenedCase, command: CaseCommand<D>) => AccountabilityEvent[];
} = {
  BeginInvestigation: beginInvestigation,
  TraceSteps: traceSteps,
  NamePerson: namePerson,
  ReleasePerson: releasePerson,
  AttachCaseEvidence: attachEvidence,
  InviteStatements: inviteStatements,
  GiveStatement: giveStatement,
  GrantTolerance: grantTolerance,
  ProposeFindings: proposeFindings,
  GiveDefence: giveDefence,
  DecideCase: decideCase,
  ImposeSanction: imposeSanction,
  OrderAction: orderAction,
  ReassignAction: reassignAction,
  CompleteAction: completeAction,
  VerifyAction: verifyAction,
  CloseCase: closeCase,
  DiscontinueCase: discontinueCase,
  ReopenCase: reopenCase,
  VaryFinding: varyFinding,
  VarySanction: varySanction,
  SuspendSanction: suspendSanction,
  ResumeSanction: resumeSanction,
  RecordSpent: recordSpent,
};
