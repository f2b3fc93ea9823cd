import { DomainError } from '../domain-error.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { CaseClosed, CaseReopened } from './events.js';
import { requireWords } from './require.js';
import { requireDecider } from './separation.js';

/** Sanctions may still run; corrective actions have had their effect. */
export function closeCase(state: OpenedCase, command: CaseCommand<'CloseCase'>): CaseClosed[] {
  requireDecider(state, command);
  const open = [...state.actions.values()].find(({ status }) => status !== 'effective');
  if (open) {
    throw new DomainError(
      'actions-open',
      `action ${open.action} of ${open.owner} is ${open.status}; close the case once its effect is verified`,
    );
  }
  return [closed('done', command)];
}

/** Nothing is found of anybody. */
export function discontinueCase(state: OpenedCase, command: CaseCommand<'DiscontinueCase'>): CaseClosed[] {
  requireDecider(state, command);
  return [closed('discontinued', command)];
}

/** After a decision for further sanctions and actions; else the investigation goes on, or begins. */
export function reopenCase(state: OpenedCase, command: CaseCommand<'ReopenCase'>): CaseReopened[] {
  const { case: id, by, reason } = command;
  requireDecider(state, command);
  requireWords('reason', reason);
  return [{ type: 'CaseReopened', data: { case: id, reopenedBy: by.id, reason } }];
}

function closed(
  outcome: CaseClosed['data']['outcome'],
  { case: id, by, reason }: CaseCommand<'CloseCase' | 'DiscontinueCase'>,
): CaseClosed {
  requireWords('reason', reason);
  return { type: 'CaseClosed', data: { case: id, closedBy: by.id, outcome, reason } };
}
