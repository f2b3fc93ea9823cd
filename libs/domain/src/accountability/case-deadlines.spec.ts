import { describe, expect, it } from '@jest/globals';
import { calendar, deed, LATER, person, policy } from '../testing/case-fixture.js';
import { after, caseIn, deedsTo } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';

describe('the deadlines of a case', () => {
  const invited = specify(accountabilityCase).given(caseIn('statements-invited'));
  const said = {
    of: { kind: 'accountability', case: 'C1' },
    deadline: 'statement',
    dueBy: '2024-03-14',
  } as const;

  it('are warned of and breached, once each', () => {
    const warned = { type: 'DeadlineWarned', data: said } as const;
    const breached = { type: 'DeadlineBreached', data: said } as const;
    invited.when(deed('WarnOfDeadline', { today: '2024-03-06' })).thenNothing();
    invited.when(deed('WarnOfDeadline', { today: '2024-03-07' })).then([warned]);
    invited.when(deed('RecordBreach', { today: '2024-03-14' })).thenNothing();
    invited.when(deed('RecordBreach', { today: '2024-03-15' })).then([breached]);
    specify(accountabilityCase)
      .given([...caseIn('statements-invited'), warned, breached])
      .when(deed('RecordBreach', { today: '2024-03-16' }))
      .thenNothing();
  });

  it('are met when everybody has spoken, and gone when the case has ended', () => {
    const breach = deed('RecordBreach', { today: '2024-05-01' });
    const s2 = { by: person('S2') };
    for (const history of [
      caseIn('statements-invited', deed('GiveStatement'), deed('GiveStatement', s2)),
      caseIn('statements-invited', deed('GiveStatement'), deed('ReleasePerson', { person: 'S2' })),
      caseIn('statements-invited', deed('ProposeFindings', { today: '2024-03-18' })),
      caseIn('statements-invited', deed('DiscontinueCase')),
      caseIn('statements-invited', deed('NamePerson', { person: 'S3' })),
    ]) {
      specify(accountabilityCase).given(history).when(breach).thenNothing();
    }
    specify(accountabilityCase)
      .given(caseIn('statements-invited', deed('GiveStatement')))
      .when(breach)
      .then([{ type: 'DeadlineBreached', data: said }]);
  });

  it.each([
    ['defence', caseIn('findings-proposed', deed('DecideCase', { today: LATER }))],
    ['defence', caseIn('findings-proposed', deed('GiveDefence'), deed('GiveDefence', { by: person('S2') }))],
    ['action:A1', caseIn('decided', deed('OrderAction'), deed('CompleteAction'))],
  ] as const)('are met where what was due was done: %s', (deadline, given) => {
    const breach = deed('RecordBreach', { deadline, today: '2024-05-01' });
    specify(accountabilityCase).given(given).when(breach).thenNothing();
    const unmet =
      deadline === 'defence' ? caseIn('findings-proposed') : caseIn('decided', deed('OrderAction'));
    const [breached] = accountabilityCase.decide(
      unmet.reduce(accountabilityCase.evolve, accountabilityCase.initialState()),
      breach,
    );
    expect(breached).toMatchObject({ type: 'DeadlineBreached', data: { deadline } });
  });

  it('go by the working days of the office', () => {
    expect(calendar.isWorkingDay('2024-03-16')).toBe(false);
    const state = { count: 12, unit: 'calendar-days' } as const;
    const slower = { ...policy, accountability: { ...policy.accountability, state } };
    const events = after(...deedsTo.investigating, deed('InviteStatements', { policy: slower }));
    expect(events.at(-1)).toMatchObject({ type: 'DeadlineSet', data: { dueBy: '2024-03-18' } });
  });
});
