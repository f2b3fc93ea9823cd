import { setDeadline, setDeadlineOn } from '../casework/deadlines.js';
import { isCalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import { requireGrant } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import { requireIdentifier } from '../identifier.js';
import { sameContent } from '../rulebook/same-content.js';
import type { ActionState, OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { ActionCompleted } from './decision-events.js';
import type { AccountabilityEvent } from './events.js';
import { repairsOf } from './repairs.js';
import { clockOf, requireWords } from './require.js';
import { requireDecider, requireIndependent } from './separation.js';

export function orderAction(state: OpenedCase, command: CaseCommand<'OrderAction'>): AccountabilityEvent[] {
  const { case: id, by, today, action, text, owner, dueBy, people } = command;
  requireDecider(state, command);
  requireIdentifier('action', action);
  const repairs = [...new Set(command.repairs)];
  const data = { case: id, action, text, owner, repairs, orderedBy: by.id };
  const before = state.actions.get(action);
  if (before && sameContent(before.ordered, data)) return [];
  if (before) throw new DomainError('action-id-taken', `action ${action} is another one`, 'action');
  requireWords('text', text);
  requireRegistered(owner, people);
  requireAhead(dueBy, today);
  const unknown = repairs.find((entryId) => !state.entries.has(entryId));
  if (unknown !== undefined) {
    throw new DomainError('unknown-entry', `no entry ${unknown} follows from case ${id}`, 'repairs');
  }
  return [{ type: 'ActionOrdered', data }, setDeadlineOn(clockOf(command), `action:${action}`, dueBy, today)];
}

/** Where its owner cannot do it, or not by then: a case with an open action is never closed. */
export function reassignAction(
  state: OpenedCase,
  command: CaseCommand<'ReassignAction'>,
): AccountabilityEvent[] {
  const { case: id, by, today, action, owner, dueBy, reason, people } = command;
  requireDecider(state, command);
  const found = requireAction(state, action);
  requireToDo(found);
  if (owner === found.owner) {
    throw new DomainError('same-owner', `action ${action} is for ${owner} to do already`, 'owner');
  }
  requireRegistered(owner, people);
  requireAhead(dueBy, today);
  requireWords('reason', reason);
  return [
    { type: 'ActionReassigned', data: { case: id, action, owner, reason, reassignedBy: by.id } },
    setDeadlineOn(clockOf(command), `action:${action}`, dueBy, today),
  ];
}

export function completeAction(
  state: OpenedCase,
  { case: id, by, action, text }: CaseCommand<'CompleteAction'>,
): ActionCompleted[] {
  const found = requireAction(state, action);
  const { owner } = found;
  if (by.id !== owner) {
    throw new DomainError('not-owner', `action ${action} is for ${owner} to complete, not for ${by.id}`);
  }
  requireToDo(found);
  requireWords('text', text);
  return [{ type: 'ActionCompleted', data: { case: id, action, completedBy: by.id, text } }];
}

/** Without effect the owner has to do it again, and is given as much time as at first. */
export function verifyAction(state: OpenedCase, command: CaseCommand<'VerifyAction'>): AccountabilityEvent[] {
  const { case: id, by, today, organization, action, effective, reason } = command;
  requireGrant(by, whoMay.verifyAction, state.opened.unit, organization);
  requireIndependent(by.id, state, command);
  const found = requireAction(state, action);
  if (by.id === found.owner) {
    throw new DomainError(
      'took-part',
      `${by.id} completed action ${action}; verifying it needs another person`,
    );
  }
  if (found.status !== 'completed') {
    throw new DomainError(
      'action-not-completed',
      `action ${action} is ${found.status}, not completed`,
      'action',
    );
  }
  requireWords('reason', reason);
  const repairs = effective ? repairsOf(state, found.repairs, command) : [];
  const verified: AccountabilityEvent = {
    type: 'ActionVerified',
    data: { case: id, action, verifiedBy: by.id, verifiedOn: today, effective, reason, repairs },
  };
  if (effective) return [verified];
  const again = { count: found.days!, unit: 'calendar-days' } as const;
  return [verified, setDeadline(clockOf(command), `action:${action}`, again, today)];
}

function requireAction({ actions }: OpenedCase, action: string): ActionState {
  const found = actions.get(action);
  if (found) return found;
  throw new DomainError('unknown-action', `there is no action ${action} in this case`, 'action');
}

function requireToDo({ action, status }: ActionState): void {
  if (status === 'ordered' || status === 'ineffective') return;
  throw new DomainError('action-not-ordered', `action ${action} is ${status} already`, 'action');
}

function requireRegistered(owner: string, people: CaseCommand<'OrderAction'>['people']): void {
  if (people.get(owner)?.staff !== undefined) return;
  throw new DomainError('unknown-staff-member', `staff member ${owner} is not registered`, 'owner');
}

/** The day of the order does not count: whoever is to do it has a whole one at least. */
function requireAhead(dueBy: string, today: string): void {
  if (!isCalendarDate(dueBy))
    throw new DomainError('invalid-date', `dueBy "${dueBy}" is not a date`, 'dueBy');
  if (dueBy > today) return;
  throw new DomainError('before-the-matter', `dueBy must lie after today, ${today}`, 'dueBy');
}
