import { describe, expect, it } from '@jest/globals';
import {
  computed,
  correct,
  manual,
  opened,
  pending,
  posted,
  propose,
  reverse,
} from '../testing/account-fixture.js';
import { specify } from '../testing/decider-spec.js';
import type { ProposeEntry } from './commands.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const matter = { opened: { matter: 'M1', title: 'M', occurredOn: '2024-02-01' } };
const onM1 = manual({ matter: 'M1' });

const reversed = (entry: EntryData, entryId: string, over: object = {}): ScoreAccountEvent => ({
  type: 'EntryReversed',
  data: {
    entryId,
    period: '2024-Q1',
    staff: 'S1',
    reverses: entry.entryId,
    reason: 'so',
    authority: 'panel',
    occurredOn: entry.occurredOn,
    ...over,
  },
});
const byAppeal = { appeal: 'A1' };

/** An appeal took it out. */
const upheld = (entry: EntryData): ScoreAccountEvent[] => [
  opened,
  posted(entry),
  reversed(entry, 'X1', byAppeal),
];
/** An appeal gave it other points, as C1. */
const corrected = (entry: EntryData, points: number): ScoreAccountEvent[] => [
  ...upheld(entry),
  posted({ ...entry, rule: undefined, entryId: 'C1', origin: 'manual', points, corrects: entry.entryId }),
];
/** A supervisor took out what stands instead. */
const gone = reversed(manual({ entryId: 'C1' }), 'X2');

const proposing = (entry: Partial<EntryData>, over: Partial<ProposeEntry> = {}): ProposeEntry =>
  propose(manual({ entryId: 'E9', ...entry }), { named: { matter }, ...over });
const isTaken = (history: readonly ScoreAccountEvent[], entry: Partial<EntryData>): void => {
  specify(scoreAccount)
    .given(history)
    .when(proposing(entry))
    .then([posted(manual({ entryId: 'E9', ...entry }))]);
};
const isRefused = (history: readonly ScoreAccountEvent[], entry: Partial<EntryData>, field?: string) =>
  specify(scoreAccount).given(history).when(proposing(entry)).thenRefused('aggravates', field);

describe('what an appeal took out', () => {
  it('is not deducted again, for its matter under its indicator', () => {
    expect(isRefused(upheld(onM1), { matter: 'M1', points: 1 }, 'matter').message).toContain('appeal A1');
  });

  it('is not deducted again for its day, where it named no matter; also where a rule had computed it', () => {
    for (const entry of [manual(), computed()]) isRefused(upheld(entry), { points: 1 }, 'occurredOn');
  });

  it('is not deducted again by leaving its matter out', () => {
    expect(isRefused(upheld(onM1), { points: 1 }, 'occurredOn').message).toContain('name its matter');
  });

  it('leaves another matter, another indicator, another day and every bonus free', () => {
    const history = upheld(manual({ indicator: 'ideas' }));
    isTaken(history, { indicator: 'ideas', matter: 'M1' });
    isTaken(history, { indicator: 'ideas', occurredOn: '2024-02-02' });
    isTaken(history, { indicator: 'conduct' });
    isTaken(history, { indicator: 'ideas', kind: 'bonus' });
  });

  it('leaves free what a supervisor took out by themself, or a case gave back', () => {
    for (const over of [{}, { case: 'K1' }]) {
      isTaken([opened, posted(onM1), reversed(onM1, 'X1', over)], { matter: 'M1', points: 2000 });
    }
  });
});

describe('what an appeal lowered', () => {
  it('is all that is deducted for it as long as it stands', () => {
    isRefused(corrected(manual(), 200), { points: 1 }, 'occurredOn');
    specify(scoreAccount)
      .given(corrected(onM1, 200))
      .when(proposing({ matter: 'M1', points: 1 }))
      .thenRefused('matter-punished', 'matter');
  });

  it('is deducted again at most so high once a supervisor took it out', () => {
    for (const [entry, over] of [
      [onM1, { matter: 'M1' }],
      [manual(), {}],
      [computed(), {}],
    ] as const) {
      const history = [...corrected(entry, 200), gone];
      isRefused(history, { ...over, points: 201 }, 'points');
      isTaken(history, { ...over, points: 200 });
    }
  });

  it('is deducted again once, not piece by piece', () => {
    const again = manual({ entryId: 'E8', points: 150 });
    const history = [...corrected(manual(), 200), gone, posted(again)];
    isRefused(history, { points: 1 }, 'occurredOn');
    isTaken([...history, reversed(again, 'X3')], { points: 200 });
  });

  it('is used up by a proposal that waits, until that one ends', () => {
    const under = { indicator: 'integrity' };
    const waiting = pending({ entryId: 'E8', points: 150 });
    const history = [...corrected(manual(under), 200), gone, waiting];
    isRefused(history, { ...under, points: 1 }, 'occurredOn');
    const withdrawn: ScoreAccountEvent = {
      type: 'EntryWithdrawn',
      data: { entryId: 'E8', period: '2024-Q1', staff: 'S1', reason: 'so' },
    };
    isRefused([...history, withdrawn], { ...under, points: 201 }, 'points');
    const [again] = scoreAccount.decide(
      folded([...history, withdrawn]),
      proposing({ ...under, points: 200 }),
    );
    expect(again!.type).toBe('EntryProposed');
  });

  it('holds through what supervisors correct after it', () => {
    const milder = manual({ entryId: 'C2', points: 100, corrects: 'C1' });
    const history = [...corrected(manual(), 200), gone, posted(milder)];
    isRefused(history, { points: 1 }, 'occurredOn');
    const goneToo = [...history, reversed(milder, 'X3')];
    isRefused(goneToo, { points: 201 }, 'points');
    isTaken(goneToo, { points: 200 });
  });

  it('is as low as the second instance left it', () => {
    const second = manual({ entryId: 'C2', points: 100, corrects: 'C1' });
    const history = [
      ...corrected(manual(), 200),
      reversed(manual({ entryId: 'C1' }), 'X2', byAppeal),
      posted(second),
      reversed(second, 'X3'),
    ];
    isRefused(history, { points: 101 }, 'points');
    isTaken(history, { points: 100 });
  });

  it('is proposed anew where the second instance sent it back, on a day with another one that is settled', () => {
    const other = manual({ entryId: 'E2' });
    const remitted = { kind: 'deduction', indicator: 'conduct', points: 200 } as const;
    const history = [
      ...corrected(manual(), 200),
      posted(other),
      reversed(other, 'X4', byAppeal),
      reversed(manual({ entryId: 'C1' }), 'X2', { ...byAppeal, remitted }),
    ];
    const anew = (points: number) => proposing({ points }, { revises: 'C1' });
    specify(scoreAccount).given(history).when(anew(201)).thenRefused('aggravates', 'points');
    const [first] = scoreAccount.decide(folded(history), anew(200));
    expect(first).toMatchObject({ type: 'EntryProposed', data: { revises: 'C1', points: 200 } });
    isRefused(history, { points: 200 }, 'occurredOn');
  });
});

const folded = (history: readonly ScoreAccountEvent[]) =>
  history.reduce((state, event) => scoreAccount.evolve(state, event), scoreAccount.initialState());

describe('what an appeal awarded', () => {
  const bonus = manual({ kind: 'bonus', indicator: 'ideas', points: 1000 });
  const raised = corrected(bonus, 3000);
  const takeOut = { ...reverse, entryId: 'X9', reverses: 'C1' };

  it('is not taken out by a supervisor', () => {
    const refusal = specify(scoreAccount)
      .given(raised)
      .when(takeOut)
      .thenRefused('awarded-on-appeal', 'reverses');
    expect(refusal.message).toContain('appeal A1');
  });

  it('is raised by a supervisor, and stands then as well', () => {
    const higher = { ...bonus, entryId: 'C2', points: 4000, corrects: 'C1' };
    const raise = { ...correct, corrects: 'C1', reversalId: 'X9', entryId: 'C2', points: 4000 };
    const original = { ...bonus, entryId: 'C1', points: 3000 };
    const [, posting] = scoreAccount.decide(folded(raised), { ...raise, original });
    expect(posting).toEqual(posted({ ...higher, rule: undefined }));
    specify(scoreAccount)
      .given([...raised, reversed(original, 'X9'), posted(higher)])
      .when({ ...takeOut, reverses: 'C2', entryId: 'X10' })
      .thenRefused('awarded-on-appeal', 'reverses');
  });

  it('is not set off by a deduction for the same thing', () => {
    isRefused(raised, { indicator: 'ideas', points: 1 }, 'occurredOn');
    isTaken(raised, { indicator: 'ideas', kind: 'bonus', points: 1 });
  });

  it('is no deduction that it lowered: a supervisor may take that out', () => {
    specify(scoreAccount)
      .given(corrected(manual(), 200))
      .when(takeOut)
      .then([
        reversed(manual({ entryId: 'C1' }), 'X9', { reason: reverse.reason, authority: reverse.authority }),
      ]);
  });
});
