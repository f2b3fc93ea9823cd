import { DomainError } from '../domain-error.js';
import { requireGrant } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import type { OpenedCase } from './case-state.js';
import type { CaseSurroundings } from './commands.js';
import { supervises, unitsOf } from '../duty/supervision.js';

/**
 * For whoever acts for the office: nobody who was ever named in the case, nor who stands today below somebody who is.
 * @throws DomainError `took-part`, `under-participant`
 */
export function requireIndependent(
  id: string,
  { everNamed, persons }: OpenedCase,
  given: CaseSurroundings,
  named: Iterable<string> = persons.keys(),
): void {
  if (everNamed.has(id)) {
    throw new DomainError('took-part', `${id} is named in this case; somebody else has to do it`);
  }
  const units = unitsOf(id, given.people, given.today);
  const head = [...named].find((person) => supervises(person, units, given.today, given));
  if (head === undefined) return;
  throw new DomainError(
    'under-participant',
    `${id} stands below ${head}, who is named in this case; somebody from elsewhere has to do it`,
  );
}

/**
 * For whoever investigates: they headed neither the unit of the case nor one of a person named, nor one above, on the
 * day of the fault. @throws DomainError `supervised`
 */
export function requireNoSupervision(
  id: string,
  { opened: { unit, occurredOn } }: OpenedCase,
  persons: Iterable<string>,
  given: CaseSurroundings,
): void {
  const ofPersons = [...persons].flatMap((person) => unitsOf(person, given.people, occurredOn));
  if (!supervises(id, [unit, ...ofPersons], occurredOn, given)) return;
  throw new DomainError(
    'supervised',
    `${id} headed a unit of this case on ${occurredOn}; name an investigator from elsewhere`,
  );
}

/** @throws DomainError `outside-scope`, `took-part`, `under-participant`, `supervised` */
export function requireInvestigator(state: OpenedCase, given: CaseSurroundings): void {
  const { by, organization } = given;
  requireGrant(by, whoMay.investigate, state.opened.unit, organization);
  requireIndependent(by.id, state, given);
  requireNoSupervision(by.id, state, state.persons.keys(), given);
}

/** Whoever decides did not investigate, and nobody decides what they complained of themselves. @throws DomainError `outside-scope`, `took-part`, `under-participant` */
export function requireDecider(state: OpenedCase, given: CaseSurroundings): void {
  const { by, organization } = given;
  requireGrant(by, whoMay.decideCase, state.opened.unit, organization);
  requireIndependent(by.id, state, given);
  const part = state.investigated.has(by.id)
    ? 'investigated'
    : state.opened.openedBy === by.id
      ? 'opened'
      : undefined;
  if (part === undefined) return;
  throw new DomainError('took-part', `${by.id} ${part} this case; somebody else decides on it`);
}
