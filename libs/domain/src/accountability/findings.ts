import { setDeadline } from '../casework/deadlines.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { AccountabilityEvent } from './events.js';
import { clockOf, requireWords } from './require.js';
import { requireInvestigator } from './separation.js';
import { liabilityShares } from './shares.js';
import { requireHeard, requireSomebody } from './statements.js';

/** Each person was heard. What they answer to is the shares that follow from their parts and circumstances. */
export function proposeFindings(
  state: OpenedCase,
  command: CaseCommand<'ProposeFindings'>,
): AccountabilityEvent[] {
  const { case: id, by, today, policy, summary } = command;
  requireInvestigator(state, command);
  requireSomebody(state);
  requireHeard(state, 'statement', today);
  requireWords('summary', summary);
  const shares = liabilityShares(state.persons.values(), policy);
  return [
    { type: 'FindingsProposed', data: { case: id, proposedBy: by.id, summary, shares } },
    setDeadline(clockOf(command), 'defence', policy.accountability.defend, today),
  ];
}
