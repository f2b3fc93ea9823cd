import type { CaseClock } from '../casework/deadlines.js';
import { DomainError } from '../domain-error.js';
import type { CaseState, NamedPerson, OpenedCase } from './case-state.js';
import type { CaseCommand, CaseSurroundings } from './commands.js';
import { caseTransitions } from './transitions.js';

/** @throws DomainError `unknown-case` */
export function requireOpened(state: CaseState, id: string): OpenedCase {
  if (state.opened) return state as OpenedCase;
  throw new DomainError('unknown-case', `there is no accountability case ${id}`, 'case');
}

/** @throws DomainError `not-now`, saying what is possible where the case stands */
export function requirePossible({ status }: OpenedCase, { type, case: id }: CaseCommand): void {
  const possible = caseTransitions.filter(({ from }) => from.includes(status)).map(({ deed }) => deed);
  if (possible.includes(type)) return;
  throw new DomainError(
    'not-now',
    `${type} is not possible while case ${id} is ${status}; possible is ${possible.join(', ')}`,
  );
}

/** @throws DomainError `missing-reason` or `missing-text`, with the field's name, where a text says nothing */
export function requireWords(field: string, text: string): void {
  if (text.trim() !== '') return;
  const isReason = field.endsWith('reason') || field.endsWith('reasons');
  throw new DomainError(isReason ? 'missing-reason' : 'missing-text', `${field} must say something`, field);
}

/** @throws DomainError `person-not-named` */
export function requireNamed({ persons, opened }: OpenedCase, person: string): NamedPerson {
  const named = persons.get(person);
  if (named) return named;
  throw new DomainError(
    'person-not-named',
    `${person} is not named in case ${opened.case}; name them first`,
    'person',
  );
}

/** What the deadlines of a case are counted by. */
export const clockOf = ({ case: id, calendar, policy }: CaseSurroundings): CaseClock => ({
  of: { kind: 'accountability', case: id },
  calendar,
  policy,
});
