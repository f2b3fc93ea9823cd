import { DomainError } from '../domain-error.js';
import { requireIdentifier } from '../identifier.js';
import { sameContent } from '../rulebook/same-content.js';
import { caseEntryId } from './case-entries.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { Circumstances, PersonNamed, PersonReleased } from './events.js';
import { requireNamed, requireWords } from './require.js';
import { requireIndependent, requireInvestigator, requireNoSupervision } from './separation.js';

/** Whether the trace led to them or not: a fault can lie in what nobody recorded. */
export function namePerson(state: OpenedCase, command: CaseCommand<'NamePerson'>): PersonNamed[] {
  const { case: id, by, person, part, circumstances, people } = command;
  requireInvestigator(state, command);
  if (people.get(person)?.staff === undefined) {
    throw new DomainError('unknown-staff-member', `staff member ${person} is not registered`, 'person');
  }
  requireIdentifier('person', caseEntryId(id, person));
  requireCircumstances(circumstances);
  if (person === by.id || state.acted.has(person)) {
    throw new DomainError(
      'took-part',
      `${person} has acted for the office in case ${id}; discontinue it, and open another without them`,
      'person',
    );
  }
  requireApartFrom(person, state, command);
  const before = state.persons.get(person);
  if (before?.part === part && sameContent(before.circumstances, circumstances)) return [];
  return [{ type: 'PersonNamed', data: { case: id, staff: person, part, circumstances, namedBy: by.id } }];
}

export function releasePerson(state: OpenedCase, command: CaseCommand<'ReleasePerson'>): PersonReleased[] {
  const { case: id, by, person, reason } = command;
  requireInvestigator(state, command);
  requireNamed(state, person);
  requireWords('reason', reason);
  return [{ type: 'PersonReleased', data: { case: id, staff: person, releasedBy: by.id, reason } }];
}

/** Neither whoever names them nor the investigator of the case stood or stands above or below them. */
function requireApartFrom(person: string, state: OpenedCase, command: CaseCommand<'NamePerson'>): void {
  for (const id of new Set([command.by.id, state.investigator!])) {
    requireIndependent(id, state, command, [person]);
    requireNoSupervision(id, state, [person], command);
  }
}

function requireCircumstances({ mitigation, aggravation, ...reasons }: Circumstances): void {
  for (const [name, text] of Object.entries(reasons)) {
    if (text !== undefined) requireWords(`circumstances.${name}`, text);
  }
  for (const text of mitigation) requireWords('circumstances.mitigation', text);
  for (const text of aggravation) requireWords('circumstances.aggravation', text);
}
