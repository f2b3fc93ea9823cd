import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indicatorScore } from '#scoring';
import { DomainError } from '../domain-error.js';
import {
  closedPeriod,
  computed,
  correct,
  holder,
  manual,
  opened,
  posted,
  propose,
} from '../testing/account-fixture.js';
import type { ApplyRemedy, ScoreAccountCommand } from './commands.js';
import type { EntryData, ScoreAccountEvent } from './events.js';
import { scoreAccount } from './score-account.js';

const RUNS = 10_000;

interface Account {
  readonly log: ScoreAccountEvent[];
  readonly state: ReturnType<typeof scoreAccount.initialState>;
}

const accountOf = (history: readonly ScoreAccountEvent[]): Account => {
  const account = { log: [], state: scoreAccount.initialState() };
  take(account, history);
  return account;
};

function take({ log, state }: Account, events: readonly ScoreAccountEvent[]): void {
  for (const event of events) {
    scoreAccount.evolve(state, event);
    log.push(event);
  }
}

/** What the rules refuse changes nothing. */
function give(account: Account, command: ScoreAccountCommand): readonly ScoreAccountEvent[] {
  try {
    const events = scoreAccount.decide(account.state, command);
    take(account, events);
    return events;
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

/** Worked out from the log alone. */
function standing({ log }: Account): EntryData[] {
  const gone = new Set(log.flatMap((one) => (one.type === 'EntryReversed' ? [one.data.reverses] : [])));
  return log.flatMap((one) => (one.type === 'EntryPosted' && !gone.has(one.data.entryId) ? [one.data] : []));
}

const sum = (account: Account, kind: EntryData['kind']): number =>
  standing(account).reduce((total, one) => total + (one.kind === kind ? one.points : 0), 0);

function score(account: Account, frame: { base: number; floor: number; bonusCap: number }): number {
  const [deducted, awarded] = [sum(account, 'deduction'), sum(account, 'bonus')];
  return indicatorScore(frame, { deductions: 0, deducted, bonuses: 0, awarded });
}

const postedIn = ({ log }: Account): Map<string, EntryData> =>
  new Map(log.flatMap((one) => (one.type === 'EntryPosted' ? [[one.data.entryId, one.data] as const] : [])));

const aEntry = fc.record({
  origin: fc.constantFrom('manual' as const, 'computed' as const),
  kind: fc.constantFrom('deduction' as const, 'bonus' as const),
  points: fc.integer({ min: 1, max: 3000 }),
  day: fc.constantFrom('2024-02-01', '2024-02-02'),
});

const history = fc.array(aEntry, { minLength: 1, maxLength: 6 }).map((entries) => [
  opened,
  ...entries.map(({ origin, kind, points, day: occurredOn }, index) => {
    const over = { entryId: `E${index}`, indicator: 'ideas', kind, points, occurredOn };
    return posted(origin === 'manual' ? manual(over) : computed(over));
  }),
]);

const change = fc.oneof(
  fc.record({ kind: fc.constant('correct' as const), points: fc.integer({ min: 0, max: 4000 }) }),
  fc.record({ kind: fc.constant('reverse' as const), remitted: fc.boolean() }),
);
const frame = fc.record({
  base: fc.integer({ min: 0, max: 9000 }),
  floor: fc.constantFrom(0, 1000),
  bonusCap: fc.integer({ min: 0, max: 4000 }),
});

const remedy = (account: Account, entryId: string, id: string, over: ApplyRemedy['change']): ApplyRemedy => ({
  type: 'ApplyRemedy',
  period: '2024-Q1',
  staff: 'S1',
  entryId,
  change: over,
  cause: { appeal: 'A1' },
  reason: 'appeal A1',
  authority: 'panel',
  reversalId: `R${id}`,
  correctionId: `C${id}`,
  posted: postedIn(account),
});

const steps = fc.array(fc.tuple(fc.nat(5), change, fc.boolean()), { maxLength: 8 });

/** Remedies of appeals and corrections by supervisors, one after the other. */
function walk(account: Account, given: readonly (readonly [number, ApplyRemedy['change'], boolean])[]): void {
  given.forEach(([of, over, bySupervisor], index) => {
    const original = standing(account)[of];
    if (bySupervisor && over.kind === 'correct' && original) {
      const { entryId: corrects } = original;
      const ids = { corrects, reversalId: `S${index}`, entryId: `SC${index}` };
      give(account, { ...correct, ...ids, original, points: over.points });
    } else give(account, remedy(account, `E${of}`, String(index), over));
  });
}

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
        const { kind, points, occurredOn, indicator } = entry;
        const anew = manual({ entryId: 'N1', kind, points, occurredOn, indicator });
        const events = give(account, propose(anew, { revises: entry.entryId }));
        // Another entry of that day, sent back on the way, may have been milder: then the same points are too many.
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
        const { kind, points, day } = next;
        const occurredOn = saysSo ? day : entry.occurredOn;
        const anew = manual({ entryId: 'N1', kind, points, indicator: 'ideas', occurredOn });
        if (give(account, propose(anew, saysSo ? { revises: entry.entryId } : {})).length > 0) {
          expect(sum(account, 'bonus') - sum(account, 'deduction')).toBeGreaterThanOrEqual(was);
        } else seen.worseRefused += 1;
      }),
      { numRuns: RUNS },
    );
    expect(seen.worseRefused).toBeGreaterThan(1000);
  });
});

describe('a closed period', () => {
  it('keeps no remedy from taking effect', () => {
    const account = accountOf([opened, posted(manual())]);
    const entry = manual({ entryId: 'K1' });
    const post = { type: 'PostCaseEntry', holder, periodState: closedPeriod, entry } as const;
    expect(give(account, post)).toHaveLength(1);
    expect(give(account, remedy(account, 'E1', '1', { kind: 'reverse', remitted: false }))).toHaveLength(1);
  });
});
