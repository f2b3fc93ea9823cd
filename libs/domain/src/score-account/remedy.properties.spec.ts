import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closedPeriod, holder, manual, opened, posted, propose } from '../testing/account-fixture.js';
import {
  accountOf,
  aEntry,
  type Account,
  change,
  deeds,
  follow,
  give,
  history,
  matter,
  postedIn,
  remedy,
  said,
  score,
  standing,
  steps,
  sum,
  walk,
} from '../testing/account-histories.js';
import type { EntryData } from './events.js';

const RUNS = 10_000;

const frame = fc.record({
  base: fc.integer({ min: 0, max: 9000 }),
  floor: fc.constantFrom(0, 1000),
  bonusCap: fc.integer({ min: 0, max: 4000 }),
});

const seen = { posted: 0, corrected: 0, reversed: 0, worseRefused: 0 };

describe('whatever was corrected before', () => {
  it('reversing an entry and posting it anew with the same points changes neither sum nor score', () => {
    fc.assert(
      fc.property(history, steps, frame, fc.nat(20), (past, before, scored, pick) => {
        const account = accountOf(past);
        walk(account, before);
        const stand = standing(account);
        fc.pre(stand.length > 0);
        const entry = stand[pick % stand.length]!;
        const was = [sum(account, 'deduction'), sum(account, 'bonus'), score(account, scored)];
        const over = { kind: 'reverse', remitted: true } as const;
        expect(give(account, remedy(account, entry.entryId, 'again', over))).toHaveLength(1);
        const anew = manual({ ...entry, entryId: 'N1', rule: undefined, corrects: undefined });
        const named = { matter };
        const events = give(account, propose(anew, { revises: entry.entryId, named }));
        // Another entry of that thing may have been milder when it was sent back, or stand: then it is refused.
        if (events.length === 0) return;
        seen.posted += 1;
        expect([sum(account, 'deduction'), sum(account, 'bonus'), score(account, scored)]).toEqual(was);
      }),
      { numRuns: RUNS },
    );
    expect(seen.posted).toBeGreaterThan(RUNS / 2);
  });

  it('correcting keeps everything else of the account, and posts exactly the points that were asked for', () => {
    fc.assert(
      fc.property(history, steps, fc.nat(5), change, (past, before, of, over) => {
        const account = accountOf(past);
        walk(account, before);
        const was = { deduction: sum(account, 'deduction'), bonus: sum(account, 'bonus') };
        const events = give(account, remedy(account, `E${of}`, 'last', over));
        if (events.length === 0) return;
        const [reversal, correction] = events;
        const original = postedIn(account).get((reversal!.data as { reverses: string }).reverses)!;
        const left = correction?.type === 'EntryPosted' ? correction.data.points : 0;
        const other = original.kind === 'deduction' ? 'bonus' : 'deduction';
        expect(sum(account, original.kind)).toBe(was[original.kind] - original.points + left);
        expect(sum(account, other)).toBe(was[other]);
        expect(left).toBe(over.kind === 'correct' ? over.points : 0);
        if (correction) seen.corrected += 1;
        else seen.reversed += 1;
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(seen.corrected, seen.reversed)).toBeGreaterThan(100);
  });

  it('no remedy lowers the score, but for a bonus that is sent back; given again it does nothing', () => {
    fc.assert(
      fc.property(history, steps, frame, fc.nat(5), change, (past, before, scored, of, over) => {
        const account = accountOf(past);
        walk(account, before);
        const was = score(account, scored);
        const asked = remedy(account, `E${of}`, 'last', over);
        const events = give(account, asked);
        const reversal = events.find((one) => one.type === 'EntryReversed');
        if (reversal?.data.remitted?.kind !== 'bonus') {
          expect(score(account, scored)).toBeGreaterThanOrEqual(was);
        }
        expect(give(account, { ...asked, posted: postedIn(account) })).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('what is proposed for an entry that was sent back never leaves the person worse off', () => {
    fc.assert(
      fc.property(history, fc.nat(5), aEntry, fc.boolean(), (past, of, next, saysSo) => {
        const account = accountOf(past);
        const entry = standing(account)[of];
        fc.pre(entry !== undefined);
        const was = sum(account, 'bonus') - sum(account, 'deduction');
        give(account, remedy(account, entry.entryId, 'back', { kind: 'reverse', remitted: true }));
        const { occurredOn, matter: itsOwn } = entry;
        const anew = manual({ entryId: 'N1', ...said(next), ...(!saysSo && { occurredOn, matter: itsOwn }) });
        const named = { matter };
        const over = { named, ...(saysSo && { revises: entry.entryId }) };
        if (give(account, propose(anew, over)).length > 0) {
          expect(sum(account, 'bonus') - sum(account, 'deduction')).toBeGreaterThanOrEqual(was);
        } else seen.worseRefused += 1;
      }),
      { numRuns: RUNS },
    );
    expect(seen.worseRefused).toBeGreaterThan(1000);
  });
});

describe('after an appeal', () => {
  it('no more stands for what it took out or lowered than it left, whoever does what', () => {
    const after = { within: 0, refused: 0, undone: 0 };
    fc.assert(
      fc.property(history, steps, fc.nat(5), change, deeds, (past, before, of, over, given) => {
        const account = accountOf(past);
        walk(account, before);
        const entry = standing(account)[of];
        fc.pre(entry !== undefined && (over.kind === 'correct' || !over.remitted));
        const [reversal, correction] = give(account, remedy(account, entry.entryId, 'won', over));
        fc.pre(reversal !== undefined);
        const left =
          entry.kind === 'deduction' && correction?.type === 'EntryPosted' ? correction.data.points : 0;
        const stoodBefore = standing(account).filter(({ entryId }) => entryId !== 'Cwon');
        given.forEach((deed, index) => {
          const length = account.log.length;
          follow(account, deed, `N${index}`);
          const stands = forTheSame(entry, newSince(account, stoodBefore));
          if (stands > left) throw new Error(`${stands} points stand, and the appeal left ${left}`);
          if (account.log.length === length) after.refused += 1;
          else if (stands > 0) after.within += 1;
          else after.undone += 1;
        });
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(after.within, after.refused, after.undone)).toBeGreaterThan(RUNS / 10);
  });

  it('nobody but an appeal lowers the bonus that it awarded', () => {
    let tried = 0;
    fc.assert(
      fc.property(history, steps, deeds, (past, before, given) => {
        const account = accountOf(past);
        walk(account, before);
        const awarded = bonusesAwarded(account);
        given.forEach((deed, index) => {
          follow(account, deed, `N${index}`);
        });
        const stands = standing(account);
        for (const { entryId, points } of awarded) {
          const now = stands.find((one) => rootsOf(account, one).has(entryId));
          if (!now || now.points < points) throw new Error(`${entryId} was lowered from ${points}`);
          tried += 1;
        }
      }),
      { numRuns: RUNS },
    );
    expect(tried).toBeGreaterThan(RUNS / 10);
  });
});

/** The deductions among these entries that may be for the same thing as that one. */
const forTheSame = (entry: EntryData, entries: readonly EntryData[]): number =>
  entries
    .filter(({ kind }) => kind === 'deduction')
    .filter(({ matter: named, occurredOn }) =>
      named === undefined ? occurredOn === entry.occurredOn : named === entry.matter,
    )
    .reduce((total, { points }) => total + points, 0);

/** What stands, but for what did so before or was posted in the place of that. */
const newSince = (account: Account, before: readonly EntryData[]): EntryData[] =>
  standing(account).filter((one) => {
    const roots = one.corrects === undefined ? new Set([one.entryId]) : rootsOf(account, one);
    return !before.some(({ entryId }) => roots.has(entryId));
  });

/** An entry, the one that it corrects, the one that that one corrects, and so on. */
function rootsOf(account: Account, { entryId }: EntryData): Set<string> {
  const posted = postedIn(account);
  const roots = new Set<string>();
  for (let id: string | undefined = entryId; id !== undefined; id = posted.get(id)?.corrects) roots.add(id);
  return roots;
}

const bonusesAwarded = (account: Account): EntryData[] => {
  const byAppeal = new Set(
    account.log.flatMap((one) =>
      one.type === 'EntryReversed' && one.data.appeal ? [one.data.reverses] : [],
    ),
  );
  return standing(account).filter(
    (one) => one.kind === 'bonus' && [...rootsOf(account, one)].slice(1).some((id) => byAppeal.has(id)),
  );
};

describe('a closed period', () => {
  it('keeps no remedy from taking effect', () => {
    const account = accountOf([opened, posted(manual())]);
    const entry = manual({ entryId: 'K1' });
    const post = { type: 'PostCaseEntry', holder, periodState: closedPeriod, entry } as const;
    expect(give(account, post)).toHaveLength(1);
    expect(give(account, remedy(account, 'E1', '1', { kind: 'reverse', remitted: false }))).toHaveLength(1);
  });
});
