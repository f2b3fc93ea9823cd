import type { ApplyRemedy } from './commands.js';
import type { ScoreAccountState } from './entry-case.js';
import type { EntryData, EntryReversed, ScoreAccountEvent } from './events.js';
import { posted } from './post.js';

/** A posted entry and all that was posted instead of it since. */
export interface EntryChain {
  /** The last of them. */
  readonly entry: EntryData;
  /** False where that one was reversed as well. */
  readonly stands: boolean;
  /** The reversals on the way, oldest first. */
  readonly reversals: readonly string[];
}

/** The ids of an entry and of all that was posted instead of it since, oldest first. */
export function chainOf({ cases }: Pick<ScoreAccountState, 'cases'>, entryId: string): string[] {
  const chain: string[] = [];
  for (let id: string | undefined = entryId; id !== undefined;) {
    chain.push(id);
    const corrected: string = id;
    id = [...cases.values()].find(({ entry }) => entry.corrects === corrected)?.entry.entryId;
  }
  return chain;
}

/**
 * Follows an entry to what stands of it now. A correction stands among the account's cases: only what computed entries
 * said has to be looked up.
 * @param known everything that was posted in this account, by entry id
 * @returns undefined where the account has no such posted entry
 */
export function followCorrections(
  { entries, cases }: ScoreAccountState,
  entryId: string,
  known: ReadonlyMap<string, EntryData>,
): EntryChain | undefined {
  const chain = chainOf({ cases }, entryId);
  const last = chain.at(-1)!;
  const entry = cases.get(last)?.entry ?? (entries.has(last) ? known.get(last) : undefined);
  const status = cases.get(entryId)?.status ?? 'posted';
  if (!entry || (status !== 'posted' && status !== 'reversed')) return undefined;
  const reversals = chain.flatMap((id) => (cases.get(id) ?? entries.get(id))?.reversedBy ?? []);
  return { entry, stands: reversals.length < chain.length, reversals };
}

export function applyRemedy(state: ScoreAccountState, command: ApplyRemedy): ScoreAccountEvent[] {
  const { entryId, change, correctionId, reversalId } = command;
  const chain = followCorrections(state, entryId, command.posted);
  if (!chain?.stands || chain.reversals.includes(reversalId) || !betters(chain.entry, change)) return [];
  const { entry } = chain;
  const reversal: ScoreAccountEvent = { type: 'EntryReversed', data: reversalOf(entry, command) };
  // Of a deduction that loses all its points nothing is left to post.
  if (change.kind === 'reverse' || change.points === 0) return [reversal];
  return [
    reversal,
    posted({
      ...entry,
      rule: entry.origin === 'manual' ? entry.rule : undefined,
      entryId: correctionId,
      origin: 'manual',
      points: change.points,
      corrects: entry.entryId,
    }),
  ];
}

/** A bonus is taken out only to be decided anew: what is proposed instead cannot be less. */
function betters({ kind, points }: EntryData, change: ApplyRemedy['change']): boolean {
  if (change.kind === 'reverse') return kind === 'deduction' || change.remitted;
  if (!Number.isSafeInteger(change.points) || change.points < 0) return false;
  return kind === 'deduction' ? change.points < points : change.points > points;
}

function reversalOf(
  { entryId, occurredOn, kind, indicator, points, matter }: EntryData,
  { period, staff, reversalId, change, cause, reason, authority }: ApplyRemedy,
): EntryReversed['data'] {
  return {
    entryId: reversalId,
    period,
    staff,
    reverses: entryId,
    reason,
    authority,
    occurredOn,
    ...(cause.appeal !== undefined && { appeal: cause.appeal }),
    ...(cause.case !== undefined && { case: cause.case }),
    ...(change.kind === 'reverse' &&
      change.remitted && {
        remitted: { kind, indicator, points, ...(matter !== undefined && { matter }) },
      }),
  };
}
