import { accountabilityCase } from '../accountability/accountability-case.js';
import type { CaseCommand } from '../accountability/commands.js';
import type { AccountabilityEvent } from '../accountability/events.js';
import type { CaseStatus } from '../accountability/transitions.js';
import { deed, person } from './case-fixture.js';

/** What is in the log after these deeds, one after the other. */
export function after(...commands: readonly CaseCommand[]): AccountabilityEvent[] {
  let state = accountabilityCase.initialState();
  return commands.flatMap((command) => {
    const events = accountabilityCase.decide(state, command);
    for (const event of events) state = accountabilityCase.evolve(state, event);
    return events;
  });
}

export const name = (id: string, part: CaseCommand<'NamePerson'>['part']): CaseCommand<'NamePerson'> =>
  deed('NamePerson', { person: id, part });

const begun = [deed('OpenCase'), deed('BeginInvestigation')];
const investigated = [...begun, deed('TraceSteps'), name('S1', 'handler'), name('S2', 'approver')];
const invited = [...investigated, deed('InviteStatements')];
const proposed = [
  ...invited,
  deed('GiveStatement'),
  deed('GiveStatement', { by: person('S2') }),
  deed('ProposeFindings'),
];
const decided = [
  ...proposed,
  deed('GiveDefence'),
  deed('GiveDefence', { by: person('S2') }),
  deed('DecideCase'),
];

/** The deeds that bring a case there; S1 is a handler in it and S2 an approver. */
export const deedsTo: Readonly<Record<CaseStatus, readonly CaseCommand[]>> = {
  opened: [deed('OpenCase')],
  investigating: investigated,
  'statements-invited': invited,
  'findings-proposed': proposed,
  decided,
  closed: [...decided, deed('CloseCase')],
};

/** A case that stands there, and the deeds that follow. */
export const caseIn = (status: CaseStatus, ...more: readonly CaseCommand[]): AccountabilityEvent[] =>
  after(...deedsTo[status], ...more);
