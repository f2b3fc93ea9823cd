import { DomainError } from '../domain-error.js';
import type { PostCaseEntry } from './commands.js';
import type { ScoreAccountState } from './entry-case.js';
import type { ScoreAccountEvent } from './events.js';
import { open, posted } from './post.js';

/** The decision of the case judged it: no step is due, and its period may have closed since the fault. */
export function postCaseEntry(
  state: ScoreAccountState,
  { holder, periodState, entry }: PostCaseEntry,
): ScoreAccountEvent[] {
  if (state.cases.has(entry.entryId) || state.entries.has(entry.entryId)) return [];
  return [...open(state, holder, periodState), posted(entry)];
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
