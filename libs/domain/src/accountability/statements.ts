import { setDeadline } from '../casework/deadlines.js';
import { DomainError } from '../domain-error.js';
import type { CalendarDate } from '../calendar-date.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { AccountabilityEvent, DefenceGiven, StatementGiven } from './events.js';
import { clockOf, requireWords } from './require.js';
import { requireInvestigator } from './separation.js';

/** Invites everybody who has not spoken yet: whoever was named anew among them has the whole time. */
export function inviteStatements(
  state: OpenedCase,
  command: CaseCommand<'InviteStatements'>,
): AccountabilityEvent[] {
  const { case: id, by, today, policy } = command;
  requireInvestigator(state, command);
  requireSomebody(state);
  const persons = silent(state, 'statement');
  const invited: AccountabilityEvent = {
    type: 'StatementsInvited',
    data: { case: id, invitedBy: by.id, persons },
  };
  if (persons.length === 0) return [invited];
  return [invited, setDeadline(clockOf(command), 'statement', policy.accountability.state, today)];
}

/** Whoever spoke already may add to it. */
export function giveStatement(state: OpenedCase, command: CaseCommand<'GiveStatement'>): StatementGiven[] {
  return [{ type: 'StatementGiven', data: said(state, command) }];
}

export function giveDefence(state: OpenedCase, command: CaseCommand<'GiveDefence'>): DefenceGiven[] {
  return [{ type: 'DefenceGiven', data: said(state, command) }];
}

/** @throws DomainError `nobody-named` */
export function requireSomebody({ persons, opened }: OpenedCase): void {
  if (persons.size > 0) return;
  throw new DomainError('nobody-named', `nobody is named in case ${opened.case}; name a person first`);
}

/**
 * Everybody was heard, or let the time for it pass: its last whole day has to be over.
 * @throws DomainError `statement-due`, `defence-due`
 */
export function requireHeard(state: OpenedCase, what: 'statement' | 'defence', today: CalendarDate): void {
  const [person] = silent(state, what);
  const dueBy = state.deadlines.get(what)?.dueBy;
  if (person === undefined || (dueBy !== undefined && dueBy < today)) return;
  throw new DomainError(`${what}-due`, `the ${what} of ${person} is due until ${dueBy}; wait for it`);
}

export const silent = ({ persons }: Pick<OpenedCase, 'persons'>, what: 'statement' | 'defence'): string[] =>
  [...persons.values()].filter((person) => !person[what]).map(({ staff }) => staff);

function said(
  { persons }: OpenedCase,
  { case: id, by, text }: CaseCommand<'GiveStatement' | 'GiveDefence'>,
): StatementGiven['data'] {
  if (!persons.has(by.id)) {
    throw new DomainError('not-concerned', `${by.id} is not named in case ${id}; only who is can speak here`);
  }
  requireWords('text', text);
  return { case: id, staff: by.id, text };
}
