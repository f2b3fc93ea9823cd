import { describe, it } from '@jest/globals';
import {
  authority,
  closedPeriod,
  computed,
  correct,
  manual,
  opened,
  pending,
  posted,
  reversed,
  rulebook,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import { scoreAccount } from './score-account.js';

const taken = {
  type: 'EntryReversed',
  data: { ...reversed.data, reason: 'half a day only' },
} as typeof reversed;
const after = specify(scoreAccount).given([opened, posted(manual())]);
const original = manual();

describe('a correction', () => {
  it('takes the entry out and posts another one in its place at once', () => {
    after
      .when({ ...correct, original })
      .then([taken, posted(manual({ entryId: 'E2', points: 200, corrects: 'E1' }))]);
    specify(scoreAccount)
      .given([opened, posted(manual()), taken])
      .when({ ...correct, original })
      .thenNothing();
  });

  it('of a computed entry is a person’s, and still names the record', () => {
    specify(scoreAccount)
      .given([opened, posted(computed())])
      .when({ ...correct, original: computed() })
      .then([
        taken,
        posted(manual({ entryId: 'E2', record: 'R1', reason: 'late', points: 200, corrects: 'E1' })),
      ]);
  });

  it('stays within the manual rule', () => {
    const rule = { id: 'late', indicator: 'conduct', title: '', kind: 'deduction' } as const;
    const rules = rulebook({ manualRules: [{ ...rule, least: 300, most: 600 }] });
    const ruled = manual({ rule: 'late' });
    const history = specify(scoreAccount).given([opened, posted(ruled)]);
    const command = { ...correct, original: ruled, rulebook: rules };
    history.when(command).thenRefused('points-outside-rule');
    history
      .when({ ...command, points: 300 })
      .then([taken, posted({ ...ruled, entryId: 'E2', points: 300, corrects: 'E1' })]);
    // What a rule computed is not bound by a manual rule that happens to be called the same.
    specify(scoreAccount)
      .given([opened, posted(computed())])
      .when({ ...command, original: computed() })
      .then([
        taken,
        posted(manual({ entryId: 'E2', record: 'R1', reason: 'late', points: 200, corrects: 'E1' })),
      ]);
  });

  it('brings ids of its own', () => {
    after.when({ ...correct, original, entryId: 'E1' }).thenRefused('entry-id-taken', 'entryId');
    after.when({ ...correct, original, entryId: 'X1' }).thenRefused('entry-id-taken', 'reversalId');
    const other = manual({ entryId: 'E3' });
    specify(scoreAccount)
      .given([opened, posted(manual()), posted(other), taken])
      .when({ ...correct, original: other, corrects: 'E3' })
      .thenRefused('entry-id-taken', 'reversalId');
  });

  it('worsens nobody’s position', () => {
    after.when({ ...correct, original, points: 501 }).thenRefused('correction-worsens', 'points');
    after.when({ ...correct, original, points: 500 }).thenRefused('nothing-corrected', 'points');
    after.when({ ...correct, original, points: 0 }).thenRefused('invalid-points', 'points');
    const bonus = manual({ kind: 'bonus', indicator: 'ideas' });
    const withBonus = specify(scoreAccount).given([opened, posted(bonus)]);
    withBonus.when({ ...correct, original: bonus, points: 499 }).thenRefused('correction-worsens');
    withBonus
      .when({ ...correct, original: bonus, points: 501 })
      .then([taken, posted({ ...bonus, entryId: 'E2', points: 501, corrects: 'E1' })]);
  });

  it('is for a supervisor or administrator in scope, with authority, of what is posted', () => {
    after.when({ ...correct, original, by: authority('H2', 'supervisor', 'C') }).thenRefused('outside-scope');
    after
      .when({ ...correct, original, by: authority('S1', 'administrator', null) })
      .thenRefused('own-assessment');
    after.when({ ...correct, original, authority: '' }).thenRefused('missing-authority');
    after.when({ ...correct, original, periodState: closedPeriod }).thenRefused('period-closed');
    after.when({ ...correct, corrects: 'E9' }).thenRefused('unknown-entry', 'corrects');
    specify(scoreAccount).given([pending()]).when(correct).thenRefused('entry-not-posted', 'entryId');
    specify(scoreAccount)
      .given([opened, posted(manual()), reversed])
      .when({ ...correct, original, reversalId: 'X2' })
      .thenRefused('entry-reversed', 'corrects');
  });
});
