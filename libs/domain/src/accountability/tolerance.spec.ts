import { describe, expect, it } from '@jest/globals';
import { as, deed } from '../testing/case-fixture.js';
import { after, caseIn, deedsTo } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';

const investigating = specify(accountabilityCase).given(caseIn('investigating'));

describe('tolerance', () => {
  const granted = {
    type: 'ToleranceGranted',
    data: {
      case: 'C1',
      staff: 'S1',
      experiment: 'X1',
      grantedBy: 'I1',
      inexperience: 'first time',
      exploration: 'within the plan',
      commonGood: 'for the applicants',
    },
  } as const;
  const { registered, approvedOn } = deed('GrantTolerance').experimentState!;

  it('is granted for a mistake in an experiment that was approved before, covers it and has the person in it', () => {
    investigating.when(deed('GrantTolerance')).then([granted]);
    specify(accountabilityCase)
      .given([...caseIn('investigating'), granted])
      .when(deed('GrantTolerance'))
      .thenNothing();
  });

  it('leaves the person no share, and remains where they are named with other words', () => {
    const named = deed('NamePerson', { part: 'member' });
    const events = after(
      ...deedsTo.investigating,
      deed('GrantTolerance'),
      named,
      deed('InviteStatements'),
      deed('ProposeFindings', { today: '2024-03-18' }),
    );
    expect(events.find(({ type }) => type === 'FindingsProposed')).toMatchObject({
      data: { shares: { persons: [{ share: 0 }, { share: 1000 }] } },
    });
  });

  it.each([
    ['unknown-experiment', { experimentState: {} }],
    ['unknown-experiment', { experimentState: undefined }],
    ['experiment-not-approved', { experimentState: { registered: registered! } }],
    ['experiment-not-approved', { experimentState: { registered: registered!, approvedOn: '2024-02-01' } }],
    [
      'experiment-does-not-cover',
      { experimentState: { registered: { ...registered!, unit: 'C' }, approvedOn } },
    ],
    [
      'experiment-does-not-cover',
      { experimentState: { registered: { ...registered!, from: '2024-02-02' }, approvedOn } },
    ],
    [
      'experiment-does-not-cover',
      { experimentState: { registered: { ...registered!, to: '2024-01-31' }, approvedOn } },
    ],
    ['experiment-does-not-cover', { person: 'S2' }],
    ['person-not-named', { person: 'S3' }],
    ['missing-text', { commonGood: ' ' }],
    ['took-part', { by: as('S2', 'supervisor') }],
    ['outside-scope', { by: as('V1', 'verifier') }],
  ] as const)('else it is refused: %s', (code, over) => {
    investigating.when(deed('GrantTolerance', over as object)).thenRefused(code);
  });
});
