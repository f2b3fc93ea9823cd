import { describe, expect, it } from '@jest/globals';
import { allDeeds, deed, LATER, record } from '../testing/case-fixture.js';
import { after, caseIn, deedsTo } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { CaseCommand, CaseDeed } from './commands.js';
import type { AccountabilityEvent } from './events.js';
import { caseStatuses, caseTransitions, type CaseStatus } from './transitions.js';

const outsideTheTable: readonly CaseDeed[] = ['OpenCase', 'WarnOfDeadline', 'RecordBreach'];
const deeds = allDeeds.filter((one) => !outsideTheTable.includes(one));

const sanctioned = deed('ImposeSanction');
const stayed = deed('SuspendSanction');
/** What has to have been done after the decision. */
const needed: Partial<Record<CaseDeed, readonly CaseCommand[]>> = {
  ReassignAction: [deed('OrderAction')],
  CompleteAction: [deed('OrderAction')],
  VerifyAction: [deed('OrderAction'), deed('CompleteAction')],
  VarySanction: [sanctioned],
  SuspendSanction: [sanctioned],
  ResumeSanction: [sanctioned, stayed],
  RecordSpent: [sanctioned],
};

/** Every way in which a case comes to stand there, ready for the deed. */
function histories(status: CaseStatus, type: CaseDeed): AccountabilityEvent[][] {
  const before = needed[type] ?? [];
  if (status === 'decided') return [caseIn('decided', ...before)];
  if (status !== 'closed') return [caseIn(status)];
  const done = after(...deedsTo.decided, ...before, deed('CloseCase'));
  if (type !== 'ReopenCase') return [done];
  return [done, caseIn('opened', deed('DiscontinueCase')), caseIn('investigating', deed('DiscontinueCase'))];
}

const statusAfter = (history: readonly AccountabilityEvent[]): CaseStatus | undefined =>
  history.reduce((state, event) => accountabilityCase.evolve(state, event), accountabilityCase.initialState())
    .status;

/** So that no deed is a mere repetition of what the history holds. */
function commandOf(type: CaseDeed): CaseCommand {
  if (type === 'BeginInvestigation') return deed(type, { investigator: 'I2' });
  if (type === 'NamePerson') return deed(type, { person: 'S3' });
  if (type === 'TraceSteps') return deed(type, { records: [record({ recordId: 'R2' })] });
  // By then everybody has let the time pass in which they could have spoken.
  return type === 'ProposeFindings' || type === 'DecideCase' ? deed(type, { today: LATER }) : deed(type);
}

const lines = caseTransitions.flatMap(({ deed: type, from, to }) =>
  from.map((status) => ({ type, status, to })),
);
const others = deeds.flatMap((type) =>
  caseStatuses
    .filter((status) => !lines.some((line) => line.type === type && line.status === status))
    .map((status) => ({ type, status })),
);

describe('the table of transitions', () => {
  it('has a line for every deed, and one at most for each status', () => {
    expect([...new Set(lines.map(({ type }) => type))].sort()).toEqual([...deeds].sort());
    const keys = lines.map(({ type, status }) => `${type} ${status}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(lines.length + others.length).toBe(deeds.length * caseStatuses.length);
  });

  it.each(lines)('$type is possible while $status', ({ type, status, to }) => {
    const reached = histories(status, type).map((history) => {
      expect(statusAfter(history)).toBe(status);
      const state = history.reduce(accountabilityCase.evolve, accountabilityCase.initialState());
      const events = accountabilityCase.decide(state, commandOf(type));
      expect(events.length).toBeGreaterThan(0);
      return statusAfter([...history, ...events])!;
    });
    expect([...new Set(reached)].sort()).toEqual(to === 'same' ? [status] : [...to].sort());
  });

  it.each(others)('$type is refused while $status', ({ type, status }) => {
    for (const history of histories(status, 'ReopenCase')) {
      const refusal = specify(accountabilityCase).given(history).when(commandOf(type)).thenRefused('not-now');
      expect(refusal.message).toMatch(new RegExp(`^${type} is not possible while case C1 is ${status}; `));
      const [, possible] = refusal.message.split('possible is ');
      for (const one of possible!.split(', ')) {
        expect(lines).toContainEqual(expect.objectContaining({ type: one, status }));
      }
    }
  });

  it.each(allDeeds.filter((one) => one !== 'OpenCase'))('%s needs a case', (type) => {
    specify(accountabilityCase).given([]).when(commandOf(type)).thenRefused('unknown-case', 'case');
  });
});
