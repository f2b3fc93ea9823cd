import { DomainError } from '../domain-error.js';
import { liesWithin, requireGrant } from '../duty/duty.js';
import { whoMay } from '../duty/who-may.js';
import type { OpenedCase } from './case-state.js';
import type { CaseCommand } from './commands.js';
import type { ToleranceGranted } from './events.js';
import { requireNamed, requireWords } from './require.js';
import { requireIndependent } from './separation.js';

/** An honest mistake in an experiment that was approved before it, covers it, and in which the person took part. */
export function grantTolerance(
  state: OpenedCase,
  command: CaseCommand<'GrantTolerance'>,
): ToleranceGranted[] {
  const { case: id, by, organization, person, experiment, inexperience, exploration, commonGood } = command;
  requireGrant(by, [...whoMay.investigate, ...whoMay.decideCase], state.opened.unit, organization);
  requireIndependent(by.id, state, command);
  const named = requireNamed(state, person);
  requireCovered(state, command);
  requireWords('inexperience', inexperience);
  requireWords('exploration', exploration);
  requireWords('commonGood', commonGood);
  if (named.tolerated === experiment) return [];
  return [
    {
      type: 'ToleranceGranted',
      data: {
        case: id,
        staff: person,
        experiment,
        grantedBy: by.id,
        inexperience,
        exploration,
        commonGood,
      },
    },
  ];
}

/** @throws DomainError `unknown-experiment`, `experiment-not-approved`, `experiment-does-not-cover` */
function requireCovered(
  { opened: { unit, occurredOn } }: OpenedCase,
  { experiment, experimentState, person, organization }: CaseCommand<'GrantTolerance'>,
): void {
  const refused = (code: string, message: string): DomainError =>
    new DomainError(code, `experiment ${experiment} ${message}`, 'experiment');
  const { registered, approvedOn } = experimentState ?? {};
  if (!registered) throw refused('unknown-experiment', 'is not registered');
  // Approved on the day itself, it may have been approved because of the fault.
  if (approvedOn === undefined || approvedOn >= occurredOn) {
    throw refused('experiment-not-approved', `was not approved before ${occurredOn}`);
  }
  if (!liesWithin(unit, registered.unit, organization)) {
    throw refused('experiment-does-not-cover', `is one of ${registered.unit}, not of ${unit}`);
  }
  if (occurredOn < registered.from || registered.to < occurredOn) {
    throw refused('experiment-does-not-cover', `ran from ${registered.from} to ${registered.to}`);
  }
  if (!registered.participants.includes(person)) {
    throw refused('experiment-does-not-cover', `does not have ${person} among its participants`);
  }
}
