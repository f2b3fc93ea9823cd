import { describe, expect, it } from '@jest/globals';
import { as, deed, person } from '../testing/case-fixture.js';
import { caseIn } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';

const history = specify(accountabilityCase);

describe('a case ends', () => {
  const ends = [
    ['CloseCase', caseIn('decided')],
    ['DiscontinueCase', caseIn('investigating')],
    ['ReopenCase', caseIn('closed')],
  ] as const;

  it.each(ends)('or begins again by %s of somebody who decides, with a reason', (type, given) => {
    const [event] = accountabilityCase.decide(
      given.reduce(accountabilityCase.evolve, accountabilityCase.initialState()),
      deed(type),
    );
    expect(event!.data).toMatchObject({ case: 'C1', reason: deed(type).reason });
    history
      .given(given)
      .when(deed(type, { reason: ' ' }))
      .thenRefused('missing-reason', 'reason');
    history
      .given(given)
      .when(deed(type, { by: as('I2', 'investigator') }))
      .thenRefused('outside-scope');
    history
      .given(given)
      .when(deed(type, { by: as('I1', 'supervisor') }))
      .thenRefused('took-part');
    history
      .given(given)
      .when(deed(type, { by: as('S1', 'supervisor') }))
      .thenRefused('took-part');
    history
      .given(given)
      .when(deed(type, { by: as('V1', 'supervisor') }))
      .thenRefused('took-part');
  });

  it('and what was decided stands when it is reopened', () => {
    const again = caseIn('closed', deed('ReopenCase'));
    const state = again.reduce(accountabilityCase.evolve, accountabilityCase.initialState());
    expect(state.findings.get('S1')).toMatchObject({ liable: true, share: 300 });
    history.given(again).when(deed('DecideCase')).thenRefused('not-now');
    history
      .given(again)
      .when(deed('VaryFinding'))
      .then([
        {
          type: 'FindingVaried',
          data: {
            case: 'C1',
            staff: 'S1',
            share: 100,
            organization: 200,
            appeal: 'F1',
            entry: { entryId: 'case-C1-S1', period: '2024-Q1', points: 1000 },
          },
        },
      ]);
    expect(caseIn('closed', deed('ReopenCase'), deed('ImposeSanction')).at(-1)!.type).toBe('SanctionImposed');
  });

  it('and who was named keeps out of the office when it is reopened', () => {
    const again = caseIn('investigating', deed('DiscontinueCase'), deed('ReopenCase'));
    history
      .given(again)
      .when(deed('InviteStatements', { by: as('S1', 'investigator') }))
      .thenRefused('took-part');
    // Whoever ended it can no more be named in it.
    history
      .given(again)
      .when(deed('NamePerson', { person: 'D1' }))
      .thenRefused('took-part', 'person');
  });

  it('and what was proposed falls with a case that is discontinued: the next proposal is answered anew', () => {
    const answer = [deed('GiveDefence'), deed('GiveDefence', { by: person('S2') })];
    const fallen = [...answer, deed('DiscontinueCase')];
    const state = caseIn('findings-proposed', ...fallen).reduce(
      accountabilityCase.evolve,
      accountabilityCase.initialState(),
    );
    expect(state.proposed).toBeUndefined();
    const anew = [...fallen, deed('ReopenCase'), deed('InviteStatements'), deed('ProposeFindings')];
    history
      .given(caseIn('findings-proposed', ...anew))
      .when(deed('DecideCase'))
      .thenRefused('defence-due');
    const [decided] = caseIn('findings-proposed', ...anew, ...answer, deed('DecideCase')).slice(-1);
    expect(decided!.type).toBe('CaseDecided');
  });
});
