import type { AccountabilityEvent, CaseEntry, RecordedEvent } from '#domain';
import { fromMillis } from '../../moments.js';
import { entriesOf, type PostedRow } from '../posted-entries.js';
import type { Tables } from '../tables.js';
import { cutoffOf, type Cutoff } from '../view.js';
import type { FileQuery } from './asked.js';
import type { FileCaseEntry } from './files.js';

/** The entries that a case decided on, and what became of them in the accounts, as far as it was known. */
export function caseEntries(
  tables: Tables,
  events: readonly RecordedEvent<AccountabilityEvent>[],
  { knownAt }: FileQuery,
): FileCaseEntry[] {
  const cutoff = cutoffOf({ ...(knownAt !== undefined && { knownAt }) });
  return events
    .flatMap(({ type, data }) => (type === 'CaseDecided' ? data.entries : []))
    .map((entry) => withSteps(entry, accountOf(tables, entry, cutoff), cutoff));
}

function accountOf(tables: Tables, { period, staff }: CaseEntry, cutoff: Cutoff | undefined): PostedRow[] {
  const account = tables.first<{ id: number }>(
    'SELECT id FROM account WHERE period = ? AND staff = ?',
    period,
    staff,
  );
  return account ? entriesOf(tables, account.id, cutoff) : [];
}

/** The entry, and whatever was posted instead of it. */
function withSteps(
  entry: CaseEntry,
  account: readonly PostedRow[],
  cutoff: Cutoff | undefined,
): FileCaseEntry {
  const chain: PostedRow[] = [];
  for (
    let one = account.find(({ entryId }) => entryId === entry.entryId);
    one !== undefined;
    one = account.find(({ corrects }) => corrects === chain.at(-1)!.entryId)
  ) {
    chain.push(one);
  }
  const last = chain.at(-1);
  const isReversed = ({ reversedAt }: PostedRow): boolean =>
    reversedAt !== null && reversedAt <= (cutoff?.at ?? Number.MAX_SAFE_INTEGER);
  const standing =
    last === undefined
      ? 'awaited'
      : isReversed(last)
        ? 'reversed'
        : chain.length > 1
          ? 'corrected'
          : 'posted';
  return {
    ...entry,
    standing,
    pointsNow: standing === 'reversed' ? 0 : (last?.points ?? entry.points),
    steps: chain
      .flatMap((one) => [postingOf(one), ...(isReversed(one) ? [reversalOf(one)] : [])])
      .sort((a, b) => a.position - b.position),
  };
}

type Step = FileCaseEntry['steps'][number];

const postingOf = ({ entryId, recordedAt, position, points }: PostedRow): Step => ({
  entryId,
  type: 'EntryPosted',
  at: fromMillis(recordedAt),
  position,
  points,
});

const reversalOf = ({
  reversalId,
  reversedAt,
  reversedPosition,
  points,
  reversalAppeal,
}: PostedRow): Step => ({
  entryId: reversalId,
  type: 'EntryReversed',
  at: fromMillis(reversedAt!),
  position: reversedPosition!,
  points,
  ...(reversalAppeal !== null && { appeal: reversalAppeal }),
});
