import { describe, expect, it } from '@jest/globals';
import { workingCalendar, type WorkingCalendar } from '../clock/working-calendar.js';
import {
  computed,
  holder,
  manual,
  opened,
  openPeriod,
  pending,
  propose,
  rulebook,
  step,
  TODAY,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const folded = (history: readonly ScoreAccountEvent[]) =>
  history.reduce(scoreAccount.evolve, scoreAccount.initialState());

describe('the last day to answer', () => {
  const holidays = workingCalendar([6, 7], [{ date: '2024-03-11', working: false, name: 'off' }]);
  const onDay = (calendar: WorkingCalendar) => {
    const confirmation = step('ConfirmEntry', { calendar });
    const [event] = scoreAccount.decide(folded([pending()]), confirmation);
    return event!.data;
  };

  it('moves to the next day that is worked', () => {
    expect(onDay(workingCalendar([6, 7], []))).toMatchObject({ answerBy: '2024-03-11' });
    expect(onDay(holidays)).toMatchObject({ answerBy: '2024-03-12' });
    const friday = workingCalendar([1, 2], []);
    expect(onDay(friday)).toMatchObject({ answerBy: '2024-03-13' });
  });

  it('does so where the proposal itself starts the time, by a person or a rule', () => {
    const steps = { confirmation: false, answerDays: 10 };
    const indicators = rulebook().indicators.map((one) => ({ ...one, steps }));
    const proposing = propose(manual(), { rulebook: rulebook({ indicators }), calendar: holidays });
    const [byPerson] = scoreAccount.decide(folded([opened]), proposing);
    const proposals = [{ entry: computed({ entryId: 'E7' }), steps }];
    const judging = { holder, periodState: openPeriod, entries: [], proposals, today: TODAY };
    const [byRule] = scoreAccount.decide(folded([opened]), {
      type: 'PostJudgement',
      ...judging,
      calendar: holidays,
    });
    for (const one of [byPerson, byRule]) expect(one!.data).toMatchObject({ answerBy: '2024-03-12' });
  });

  it('stands as it was told, whatever the calendar says since', () => {
    const late = step('AcknowledgeEntry', { today: '2024-03-12' });
    specify(scoreAccount)
      .given([pending({ steps: { confirmation: false, answerDays: 10 }, answerBy: '2024-03-11' })])
      .when(late)
      .thenRefused('answer-too-late');
  });
});
