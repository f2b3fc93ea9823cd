import fc from 'fast-check';
import { indicatorScore } from '#scoring';
import { DomainError } from '../domain-error.js';
import type { ApplyRemedy, ScoreAccountCommand } from '../score-account/commands.js';
import type { EntryData, ScoreAccountEvent } from '../score-account/events.js';
import { scoreAccount } from '../score-account/score-account.js';
import { computed, correct, manual, opened, posted, propose, reverse } from './account-fixture.js';

/* Histories of an account of S1: entries under `ideas`, remedies, and what supervisors and assessors do after them. */

/** The one matter there is. */
export const matter = { opened: { matter: 'M1', title: 'M', occurredOn: '2024-02-01' } };

export interface Account {
  readonly log: ScoreAccountEvent[];
  readonly state: ReturnType<typeof scoreAccount.initialState>;
}

export const accountOf = (history: readonly ScoreAccountEvent[]): Account => {
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
export function give(account: Account, command: ScoreAccountCommand): readonly ScoreAccountEvent[] {
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
export function standing({ log }: Account): EntryData[] {
  const gone = new Set(log.flatMap((one) => (one.type === 'EntryReversed' ? [one.data.reverses] : [])));
  return log.flatMap((one) => (one.type === 'EntryPosted' && !gone.has(one.data.entryId) ? [one.data] : []));
}

export const sum = (account: Account, kind: EntryData['kind']): number =>
  standing(account).reduce((total, one) => total + (one.kind === kind ? one.points : 0), 0);

export function score(account: Account, frame: { base: number; floor: number; bonusCap: number }): number {
  const [deducted, awarded] = [sum(account, 'deduction'), sum(account, 'bonus')];
  return indicatorScore(frame, { deductions: 0, deducted, bonuses: 0, awarded });
}

export const postedIn = ({ log }: Account): Map<string, EntryData> =>
  new Map(log.flatMap((one) => (one.type === 'EntryPosted' ? [[one.data.entryId, one.data] as const] : [])));

export interface OneEntry {
  readonly origin: 'manual' | 'computed';
  readonly kind: EntryData['kind'];
  readonly points: number;
  readonly day: string;
  readonly named: boolean;
}

export const aEntry: fc.Arbitrary<OneEntry> = fc.record({
  origin: fc.constantFrom('manual' as const, 'computed' as const),
  kind: fc.constantFrom('deduction' as const, 'bonus' as const),
  points: fc.integer({ min: 1, max: 3000 }),
  day: fc.constantFrom(matter.opened.occurredOn, '2024-02-02'),
  /** Where its day allows it. */
  named: fc.boolean(),
});

/** What an entry is, beside its id. */
export const said = ({ kind, points, day, named }: OneEntry): Partial<EntryData> => ({
  indicator: 'ideas',
  kind,
  points,
  occurredOn: day,
  ...(named && day === matter.opened.occurredOn && { matter: 'M1' }),
});

export const history = fc.array(aEntry, { minLength: 1, maxLength: 6 }).map((entries) => [
  opened,
  ...entries.map((one, index) => {
    const over = { entryId: `E${index}`, ...said(one) };
    // What a rule computes names no matter.
    return posted(one.origin === 'manual' ? manual(over) : computed({ ...over, matter: undefined }));
  }),
]);

export const change = fc.oneof(
  fc.record({ kind: fc.constant('correct' as const), points: fc.integer({ min: 0, max: 4000 }) }),
  fc.record({ kind: fc.constant('reverse' as const), remitted: fc.boolean() }),
);

export const remedy = (
  account: Account,
  entryId: string,
  id: string,
  over: ApplyRemedy['change'],
): ApplyRemedy => ({
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

export const steps = fc.array(fc.tuple(fc.nat(5), change, fc.boolean()), { maxLength: 8 });

/** Remedies of appeals and what supervisors undo, one after the other. */
export function walk(
  account: Account,
  given: readonly (readonly [number, ApplyRemedy['change'], boolean])[],
): void {
  given.forEach(([of, over, bySupervisor], index) => {
    if (bySupervisor) undo(account, of, over, `S${index}`);
    else give(account, remedy(account, `E${of}`, String(index), over));
  });
}

/** What an assessor proposes, or what of those that stand a supervisor undoes. */
type Deed = OneEntry | readonly [of: number, ApplyRemedy['change']];

export const deeds: fc.Arbitrary<Deed[]> = fc.array(fc.oneof(aEntry, fc.tuple(fc.nat(5), change)), {
  minLength: 1,
  maxLength: 8,
});

/** @param id that nothing else in the account has */
export function follow(account: Account, deed: Deed, id: string): void {
  if ('kind' in deed) {
    const named = { matter };
    give(account, propose(manual({ entryId: id, ...said(deed) }), { named }));
  } else undo(account, ...deed, id);
}

/** A supervisor reverses or corrects what stands there. */
function undo(account: Account, of: number, over: ApplyRemedy['change'], id: string): void {
  const original = standing(account)[of];
  if (!original) return;
  const { entryId } = original;
  if (over.kind === 'reverse') give(account, { ...reverse, reverses: entryId, entryId: id });
  else {
    const ids = { corrects: entryId, reversalId: id, entryId: `${id}-instead` };
    give(account, { ...correct, ...ids, original, points: over.points });
  }
}
