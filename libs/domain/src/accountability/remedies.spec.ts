import { describe, it } from '@jest/globals';
import { deed, LATER } from '../testing/case-fixture.js';
import { caseIn } from '../testing/case-stages.js';
import { specify } from '../testing/decider-spec.js';
import { accountabilityCase } from './accountability-case.js';
import type { CaseCommand } from './commands.js';
import type { FindingVaried } from './decision-events.js';

const history = specify(accountabilityCase);
const decided = history.given(caseIn('decided'));
const vary = (over: Partial<CaseCommand<'VaryFinding'>> = {}) => deed('VaryFinding', over);
const without = (share: number, organization: number): FindingVaried => ({
  type: 'FindingVaried',
  data: { case: 'C1', staff: 'S1', share, organization, appeal: 'F1' },
});
const varied = (share: number, organization: number, points: number | null): FindingVaried => {
  const entry = { entryId: 'case-C1-S1', period: '2024-Q1', points };
  return { type: 'FindingVaried', data: { ...without(share, organization).data, entry } };
};

describe('what an appeal makes of a finding', () => {
  it('is a smaller share, whose rest stays with the organisation, and points in proportion', () => {
    decided.when(vary()).then([varied(100, 200, 1000)]);
    decided.when(vary({ share: 299 })).then([varied(299, 1, 2990)]);
    history
      .given(caseIn('decided', vary({ share: 200 })))
      .when(vary())
      .then([varied(100, 200, 1000)]);
  });

  it('is nothing where it was done, would worsen, or there is no such finding', () => {
    decided.when(vary({ share: 300 })).thenNothing();
    decided.when(vary({ share: 301 })).thenNothing();
    decided.when(vary({ person: 'S9', share: 0 })).thenNothing();
    history.given(caseIn('decided', vary())).when(vary()).thenNothing();
    decided.when(vary({ share: -1 })).thenRefused('invalid-share', 'share');
    decided.when(vary({ share: 0.5 })).thenRefused('invalid-share', 'share');
  });

  it('is all of it where the finding is set aside, with the sanctions that are left', () => {
    const sanction = deed('ImposeSanction');
    const more = [
      sanction,
      deed('ImposeSanction', { sanction: 'N2', from: LATER, months: 1 }),
      deed('ImposeSanction', { sanction: 'N3', person: 'S2' }),
      deed('RecordSpent', { sanction: 'N2', today: '2024-04-18' }),
      deed('SuspendSanction'),
    ];
    const lifted = {
      type: 'SanctionVaried',
      data: { case: 'C1', sanction: 'N1', staff: 'S1', outcome: 'lifted', until: null, appeal: 'F1' },
    } as const;
    const aside = vary({ share: 0 });
    history
      .given(caseIn('decided', ...more))
      .when(aside)
      .then([varied(0, 300, null), lifted]);
    history
      .given(caseIn('decided', ...more, aside))
      .when(aside)
      .thenNothing();
  });

  it('says nothing of an entry where there is none, or it stays as it is', () => {
    const noPoints = caseIn(
      'findings-proposed',
      deed('DecideCase', { points: undefined, today: '2024-03-15' }),
    );
    history
      .given(noPoints)
      .when(vary())
      .then([without(100, 200)]);
    const points = { indicator: 'conduct', total: 3 };
    const oneLeft = caseIn('findings-proposed', deed('DecideCase', { points, today: '2024-03-15' }));
    history
      .given(oneLeft)
      .when(vary({ share: 299 }))
      .then([without(299, 1)]);
    // Rounded to nothing, it is reversed.
    history
      .given(oneLeft)
      .when(vary())
      .then([varied(100, 200, null)]);
  });

  it('goes from what a repair has left', () => {
    const repaired = [deed('OrderAction'), deed('CompleteAction'), deed('VerifyAction')];
    history
      .given(caseIn('decided', ...repaired))
      .when(vary())
      .then([varied(100, 200, 200)]);
  });
});
