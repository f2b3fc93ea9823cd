import { describe, it } from '@jest/globals';
import {
  authority,
  calendar,
  closedPeriod,
  computed,
  holder,
  manual,
  opened,
  openPeriod,
  pending,
  posted,
  reversal,
  reverse,
  reversed,
  step,
  TODAY,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { EntryData } from './events.js';
import { scoreAccount } from './score-account.js';

const judge = (...entries: EntryData[]) =>
  ({
    type: 'PostJudgement',
    holder,
    periodState: openPeriod,
    entries,
    proposals: [],
    today: TODAY,
    calendar,
  }) as const;
const history = specify(scoreAccount);

describe('a record that was judged', () => {
  it('opens the account, even where nothing follows from it', () => {
    history.given([]).when(judge()).then([opened]);
    history.given([opened]).when(judge()).thenNothing();
  });

  it('posts each computed entry once, and what is new beside it', () => {
    const after = history.given([opened, posted(computed())]);
    after.when(judge(computed())).thenNothing();
    const other = computed({ entryId: 'E2', rule: 'other' });
    after.when(judge(computed(), other)).then([posted(other)]);
    history
      .given([opened, posted(computed()), reversed])
      .when(judge(computed()))
      .thenNothing();
  });

  it('has its consequences also when its period was closed since', () => {
    history
      .given([opened])
      .when({ ...judge(computed()), periodState: closedPeriod })
      .then([posted(computed())]);
  });

  it('proposes an entry whose rule has it enter at a step, once', () => {
    const steps = { confirmation: false, answerDays: 10 };
    const entry = computed();
    const command = { ...judge(), proposals: [{ entry, steps }] };
    const proposed = pending({ ...entry, proposedBy: 'late', steps, answerBy: '2024-03-11' });
    history.given([]).when(command).then([opened, proposed]);
    history.given([opened, proposed]).when(command).thenNothing();
    history
      .given([opened, proposed])
      .when(step('AcknowledgeEntry'))
      .then([
        { type: 'EntryAcknowledged', data: { entryId: 'E1', period: '2024-Q1', staff: 'S1' } },
        posted(entry),
      ]);
  });

  it('proposes an entry that is to be confirmed without a time to answer yet', () => {
    const steps = { confirmation: true, answerDays: 10 };
    history
      .given([opened])
      .when({ ...judge(), proposals: [{ entry: computed(), steps }] })
      .then([pending({ ...computed(), proposedBy: 'late', steps })]);
  });
});

describe('a reversal', () => {
  const computedOnce = history.given([opened, posted(computed())]);

  it('takes an entry out once, keeping its effective date', () => {
    computedOnce.when(reverse).then([reversed]);
    for (const entry of [computed(), manual()]) {
      const after = history.given([opened, posted(entry), reversed]);
      after.when(reverse).thenNothing();
      after.when({ ...reverse, entryId: 'X2' }).thenRefused('entry-reversed', 'reverses');
      after.when({ ...reverse, reverses: 'E9' }).thenRefused('unknown-entry', 'reverses');
    }
  });

  it('is for a supervisor or administrator whose scope holds the account, and not for oneself', () => {
    computedOnce.when({ ...reverse, by: authority('AD', 'administrator', null) }).then([reversed]);
    for (const by of [authority('H2', 'supervisor', 'C'), authority('V1', 'verifier')]) {
      computedOnce.when({ ...reverse, by }).thenRefused('outside-scope');
    }
    computedOnce.when({ ...reverse, by: authority('S1', 'supervisor') }).thenRefused('own-assessment');
  });

  it('needs a reason, an authority and an open period', () => {
    computedOnce.when({ ...reverse, reason: ' ' }).thenRefused('missing-reason', 'reason');
    computedOnce.when({ ...reverse, authority: '' }).thenRefused('missing-authority', 'authority');
    computedOnce.when({ ...reverse, periodState: closedPeriod }).thenRefused('period-closed');
  });

  it('is not for an entry that is not posted yet', () => {
    history
      .given([pending()])
      .when({ ...reverse, ...reversal })
      .thenRefused('entry-not-posted');
  });
});
