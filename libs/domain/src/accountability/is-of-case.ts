import type { LedgerEvent } from '../ledger-event.js';
import type { AccountabilityOnlyEvent } from './events.js';

/** Whether it happened in an accountability case. Deadlines left out: they are of appeals and of cases. */
export const isOfCase = (event: LedgerEvent): event is AccountabilityOnlyEvent =>
  Object.hasOwn(TYPES, event.type);

/** Whether it stands in the file of a case: its deadlines, and looks into it, as well. */
export const isInCaseFile = (event: LedgerEvent): boolean =>
  isOfCase(event) || ('of' in event.data && event.data.of.kind === 'accountability');

/** By name, so that the compiler asks for the one that is missing. */
const TYPES: Readonly<Record<AccountabilityOnlyEvent['type'], true>> = {
  CaseOpened: true,
  InvestigationBegun: true,
  StepsTraced: true,
  PersonNamed: true,
  PersonReleased: true,
  CaseEvidenceAttached: true,
  StatementsInvited: true,
  StatementGiven: true,
  ToleranceGranted: true,
  FindingsProposed: true,
  DefenceGiven: true,
  CaseClosed: true,
  CaseReopened: true,
  CaseDecided: true,
  SanctionImposed: true,
  SanctionVaried: true,
  SanctionSuspended: true,
  SanctionResumed: true,
  SanctionSpent: true,
  FindingVaried: true,
  ActionOrdered: true,
  ActionReassigned: true,
  ActionCompleted: true,
  ActionVerified: true,
};
