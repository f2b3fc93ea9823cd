import type { AccountabilityEvent } from '../accountability/events.js';

/** Who acted for the office by an event; whoever opens a case only says what they saw. */
export function actorsOf({ type, data }: AccountabilityEvent): string[] {
  const did: Record<string, string> = {
    InvestigationBegun: 'begunBy',
    StepsTraced: 'tracedBy',
    PersonNamed: 'namedBy',
    PersonReleased: 'releasedBy',
    StatementsInvited: 'invitedBy',
    ToleranceGranted: 'grantedBy',
    FindingsProposed: 'proposedBy',
    CaseDecided: 'decidedBy',
    SanctionImposed: 'imposedBy',
    ActionOrdered: 'orderedBy',
    ActionReassigned: 'reassignedBy',
    ActionVerified: 'verifiedBy',
    CaseClosed: 'closedBy',
    CaseReopened: 'reopenedBy',
  };
  const field = did[type];
  const investigator = type === 'InvestigationBegun' ? [data.investigator] : [];
  return field === undefined ? [] : [(data as unknown as Record<string, string>)[field]!, ...investigator];
}
