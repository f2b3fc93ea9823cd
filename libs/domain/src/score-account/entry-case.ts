import type { CalendarDate } from '../calendar-date.js';
import { DomainError } from '../domain-error.js';
import type { Bound } from './bounds.js';
import type { EntrySteps } from './entry-life-events.js';
import type { EntryData, RemittedEntry } from './events.js';

/** Where an entry stands. It ends as returned, withdrawn, dropped or reversed, and else stays posted. */
export const entryStatuses = [
  'proposed',
  'awaiting-answer',
  'disputed',
  'posted',
  'reversed',
  'returned',
  'withdrawn',
  'dropped',
] as const;

export type EntryStatus = (typeof entryStatuses)[number];

/** What the person concerned said, or that they said nothing in time. */
export type Answer = 'acknowledged' | 'disputed' | 'silent';

/** An entry with a life, or one that a person posted at once. Computed entries that were posted at once have none. */
export interface EntryCase {
  /** As it is to be posted, or was. */
  entry: EntryData;
  status: EntryStatus;
  /** How it was proposed; undefined for an entry that was posted at once. */
  readonly proposal?: {
    readonly unit: string;
    readonly post: string;
    readonly proposedBy: string;
    readonly steps: EntrySteps;
    readonly observation?: string;
  };
  answerBy?: CalendarDate | null;
  answer?: Answer;
  statement?: string;
  confirmedBy?: string;
  returnedBy?: string;
  decidedBy?: string;
  reversedBy?: string;
  /** The entry that was proposed in place of this one, which was sent back. */
  revisedBy?: string;
  /** The appeal that gave this bonus its points. */
  readonly awardedBy?: string;
}

/** An entry that a rule computed and that was posted at once; `reversedBy`: the reversal that took it out. */
export interface ComputedEntry extends Pick<EntryData, 'kind' | 'indicator' | 'occurredOn'> {
  reversedBy: string | undefined;
}

/** What nothing that is proposed instead may be worse than. */
export interface Remitted extends RemittedEntry {
  readonly occurredOn: CalendarDate;
  revisedBy?: string;
}

/** Only what decisions ask for: thousands of accounts are kept folded at a time. */
export interface ScoreAccountState {
  /** The account's unit, from when it was opened. */
  unit?: string;
  /** Computed entries that were posted at once, by id. */
  readonly entries: Map<string, ComputedEntry>;
  /** All other entries by id. */
  readonly cases: Map<string, EntryCase>;
  /** What an appeal sent back, and what was proposed in its place and in the place of that, by entry id. */
  readonly remitted: Map<string, Remitted>;
  /** What an appeal left of what it took out or gave other points, by the id of that entry. */
  readonly bounds: Map<string, Bound>;
}

/** Not posted yet, and not ended. */
export const isPending = ({ status }: EntryCase): boolean =>
  status === 'proposed' || status === 'awaiting-answer' || status === 'disputed';

/** Counts, or may come to count: what limits and matters look at. */
export const stands = (one: EntryCase): boolean => one.status === 'posted' || isPending(one);

/**
 * @param refusal the code where there is such an entry, but one that never had steps
 * @throws DomainError `unknown-entry`
 */
export function requireCase(state: ScoreAccountState, entryId: string, refusal: string): EntryCase {
  const found = state.cases.get(entryId);
  if (found) return found;
  if (state.entries.has(entryId)) {
    throw new DomainError(refusal, `entry ${entryId} was computed and posted at once`, 'entryId');
  }
  throw new DomainError('unknown-entry', `there is no entry ${entryId} in this account`, 'entryId');
}

/** The persons who brought an entry this far; a rule is none. */
export const tookPart = ({ entry, proposal, confirmedBy }: EntryCase): (string | undefined)[] => [
  entry.origin === 'manual' ? proposal?.proposedBy : undefined,
  confirmedBy,
];

/** A refusal that says where the entry stands, and who brought it there. */
export function standsElsewhere(code: string, found: EntryCase): DomainError {
  return new DomainError(code, `entry ${found.entry.entryId} ${whatBecame(found)}`, 'entryId');
}

function whatBecame(found: EntryCase): string {
  const confirmed = found.confirmedBy ? `was confirmed by ${found.confirmedBy} and ` : '';
  switch (found.status) {
    case 'proposed':
      return 'waits to be confirmed';
    case 'awaiting-answer':
      return `${confirmed}waits for the answer of the person concerned until ${found.answerBy}`;
    case 'disputed':
      return `${confirmed}is disputed by the person concerned`;
    case 'posted':
      return `${confirmed}is posted`;
    case 'reversed':
      return `was reversed by ${found.reversedBy}`;
    case 'returned':
      return `was returned by ${found.returnedBy}`;
    case 'withdrawn':
      return `was withdrawn by ${found.proposal?.proposedBy}`;
    case 'dropped':
      return `was dropped by ${found.decidedBy} after a dispute`;
  }
}
