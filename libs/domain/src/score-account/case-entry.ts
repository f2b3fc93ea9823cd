import { DomainError } from '../domain-error.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { requireWithinBounds, type About } from './bounds.js';
import type { PostCaseEntry } from './commands.js';
import type { ScoreAccountState } from './entry-case.js';
import type { ScoreAccountEvent } from './events.js';
import { requireProportion } from './limits.js';
import { requireUnpunished } from './named.js';
import { open, posted } from './post.js';
import { chainOf } from './remedy.js';
import { requireNotWorse } from './sent-back.js';

/** The decision of the case judged it: no step is due, and its period may have closed since the fault. */
export function postCaseEntry(
  state: ScoreAccountState,
  { holder, periodState, entry }: PostCaseEntry,
): ScoreAccountEvent[] {
  if (state.cases.has(entry.entryId) || state.entries.has(entry.entryId)) return [];
  return [...open(state, holder, periodState), posted(entry)];
}

/**
 * Before a case decides that it deducts: as any deduction by people it stays in proportion, punishes nothing twice, and
 * undoes no appeal.
 * @param source the entry of this account that the case was opened from
 * @throws DomainError `deduction-too-large`, `deductions-exceed-period`, `matter-punished`, `fault-punished`, `aggravates`
 */
export function requireCaseDeduction(
  state: ScoreAccountState,
  entry: About & { readonly staff: string },
  rulebook: Rulebook,
  source: string | undefined,
): void {
  const field = 'points.total';
  requireProportion(state, rulebook, entry, { what: `${field}: the share of ${entry.staff}`, field });
  requireUnpunished(state, entry, 'points');
  if (source === undefined) return;
  const chain = chainOf(state, source);
  requireSourceGone(state, entry, chain);
  for (const id of chain) {
    const remitted = state.remitted.get(id);
    if (remitted?.indicator === entry.indicator) requireNotWorse(entry, id, remitted, field);
  }
  requireWithinBounds(state, entry, chain, field);
}

/** What an entry deducts already a case does not deduct again, nor where it stands corrected. */
function requireSourceGone(
  { cases, entries }: ScoreAccountState,
  { staff, indicator }: About & { readonly staff: string },
  chain: readonly string[],
): void {
  const last = chain.at(-1)!;
  const entry = cases.get(last)?.entry ?? entries.get(last);
  const isGone = (cases.get(last) ?? entries.get(last))?.reversedBy !== undefined;
  if (isGone || entry?.kind !== 'deduction' || entry.indicator !== indicator) return;
  throw new DomainError(
    'fault-punished',
    `entry ${last} deducts from ${staff} under ${indicator} for this already; reverse it first, or decide without ` +
      'points or under another indicator; where it deducts too much, correct it',
    'points',
  );
}

/**
 * The ids of entries that follow from cases begin like this (`caseEntryId`): whoever took one beforehand would keep the
 * case from posting.
 * @throws DomainError `entry-id-taken`
 */
export function requireNotOfCase(entryId: string, field: string): void {
  if (!entryId.startsWith('case-')) return;
  throw new DomainError(
    'entry-id-taken',
    `${field} ${entryId} is kept for what follows from accountability cases; choose one that does not begin with case-`,
    field,
  );
}
