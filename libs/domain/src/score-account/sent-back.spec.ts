import { describe, it } from '@jest/globals';
import {
  computed,
  manual,
  opened,
  pending,
  posted,
  propose,
  reversal,
  rulebook,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { ProposeEntry } from './commands.js';
import type { EntryData, RemittedEntry, ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const matter = { opened: { matter: 'M1', title: 'M', occurredOn: '2024-02-01' } };

/** An appeal sent it back. */
const sentBack = (entry: EntryData): ScoreAccountEvent[] => {
  const { kind, indicator, points } = entry;
  const remitted: RemittedEntry = {
    kind,
    indicator,
    points,
    ...(entry.matter !== undefined && { matter: entry.matter }),
  };
  const data = { ...reversal, reverses: entry.entryId, occurredOn: entry.occurredOn, appeal: 'A1', remitted };
  return [opened, posted(entry), { type: 'EntryReversed', data }];
};

const proposing = (entry: Partial<EntryData>, over: Partial<ProposeEntry> = {}): ProposeEntry =>
  propose(manual({ entryId: 'E9', ...entry }), {
    rulebook: rulebook(),
    named: { matter },
    ...over,
  });

describe('what is proposed after an appeal sent an entry back', () => {
  const onDay = sentBack(manual());
  const onMatter = sentBack(manual({ matter: 'M1' }));

  it('may be what it was, or milder', () => {
    for (const points of [500, 499]) {
      const entry = manual({ entryId: 'E9', points });
      specify(scoreAccount)
        .given(onDay)
        .when(proposing({ points }))
        .then([posted(entry)]);
    }
  });

  it('is not worse, of the same day or the same matter under the same indicator', () => {
    specify(scoreAccount)
      .given(onDay)
      .when(proposing({ points: 501 }))
      .thenRefused('aggravates', 'points');
    specify(scoreAccount)
      .given(onMatter)
      .when(proposing({ points: 501, matter: 'M1' }))
      .thenRefused('aggravates', 'points');
  });

  it('is free where it is about something else', () => {
    const worse = { points: 501 };
    for (const [history, entry] of [
      [onDay, { ...worse, occurredOn: '2024-02-02' }],
      [onDay, { ...worse, matter: 'M1' }],
      [onMatter, worse],
    ] as const) {
      specify(scoreAccount)
        .given(history)
        .when(proposing(entry))
        .then([posted(manual({ entryId: 'E9', ...entry }))]);
    }
  });

  it('is not worse where it says that it replaces it, whatever it is about', () => {
    specify(scoreAccount)
      .given(onDay)
      .when(proposing({ points: 501, occurredOn: '2024-02-02' }, { revises: 'E1' }))
      .thenRefused('aggravates', 'points');
  });

  it('keeps to it when it is itself returned and proposed anew', () => {
    const anew = pending({ entryId: 'E2', points: 400, revises: 'E1', proposedBy: 'P1' });
    const returned: ScoreAccountEvent = {
      type: 'EntryReturned',
      data: { entryId: 'E2', period: '2024-Q1', staff: 'S1', returnedBy: 'V1', reason: 'which file?' },
    };
    const again = { points: 501, indicator: 'integrity', occurredOn: '2024-02-03' };
    specify(scoreAccount)
      .given([...onDay, anew, returned])
      .when(proposing(again, { revises: 'E2' }))
      .thenRefused('aggravates', 'points');
  });

  it('replaces it once, also where a rule had made it', () => {
    for (const entry of [manual(), computed()]) {
      const history = sentBack(entry);
      const first = proposing({}, { revises: 'E1' });
      const state = history.reduce(
        (before, event) => scoreAccount.evolve(before, event),
        scoreAccount.initialState(),
      );
      const done = [...history, ...scoreAccount.decide(state, first)];
      specify(scoreAccount).given(done).when(first).thenNothing();
      specify(scoreAccount)
        .given(done)
        .when(proposing({ entryId: 'E10' }, { revises: 'E1' }))
        .thenRefused('not-returned', 'revises');
    }
  });

  it('replaces nothing that was taken out for good', () => {
    const gone: ScoreAccountEvent = {
      type: 'EntryReversed',
      data: { ...reversal, occurredOn: '2024-02-01', appeal: 'A1' },
    };
    specify(scoreAccount)
      .given([opened, posted(manual()), gone])
      .when(proposing({}, { revises: 'E1' }))
      .thenRefused('not-returned', 'revises');
    specify(scoreAccount)
      .given([opened, posted(computed()), gone])
      .when(proposing({}, { revises: 'E1' }))
      .thenRefused('unknown-entry', 'revises');
  });

  it('is no less than a bonus that was sent back, and no deduction', () => {
    const history = sentBack(manual({ kind: 'bonus', indicator: 'ideas' }));
    const bonus = { kind: 'bonus', indicator: 'ideas' } as const;
    for (const worse of [
      { ...bonus, points: 499 },
      { indicator: 'ideas', points: 1 },
    ]) {
      specify(scoreAccount).given(history).when(proposing(worse)).thenRefused('aggravates', 'points');
    }
    specify(scoreAccount)
      .given(history)
      .when(proposing({ ...bonus, points: 500 }))
      .then([posted(manual({ entryId: 'E9', ...bonus }))]);
  });
});
