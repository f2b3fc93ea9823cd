import { entryStatuses, type EntryStatus, type ScoreAccountEvent } from '#domain';
import type { EntryAddress, Outcome } from '#processing';
import { answered } from '../http/answers.js';
import { Shown } from '../http/shown.js';

type AccountOutcome = Outcome<ScoreAccountEvent>;

/** What a command made of an entry. */
export class EntryStepAnswer {
  @Shown({ as: 'id', description: 'Id of the entry.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly entryId!: string;
  @Shown({ as: 'id', description: 'Period of the account.', example: '2026-Q1' })
  readonly period!: string;
  @Shown({ as: 'id', description: 'Whose account it is.' })
  readonly staff!: string;
  @Shown({
    choice: entryStatuses,
    description: 'Where the entry stood then; missing where the command changed nothing.',
    optional: true,
  })
  readonly status?: EntryStatus;
  @Shown({
    list: true,
    description: 'Types of the events that were recorded; none where the command changed nothing.',
    example: ['EntryConfirmed'],
  })
  readonly recorded!: readonly string[];
}

/** The answer to a command on an entry that was there. */
export function stepAnswer(
  outcome: AccountOutcome,
  { period, staff, entryId }: EntryAddress,
): EntryStepAnswer {
  return answered(outcome, stepBody(outcome, { period, staff, entryId }));
}

/** The answer to a command that made an entry; its period follows from its day. */
export function madeAnswer(outcome: AccountOutcome, entryId: string): EntryStepAnswer {
  const made = outcome.events.find(({ type, data }) => isOf(entryId, type, data));
  if (!made) throw new Error('an entry was made without an event');
  const { period, staff } = made.data;
  const address = { period, staff, entryId };
  return answered(outcome, stepBody(outcome, address), { location: entryLocation(address) });
}

export const entryLocation = ({ period, staff, entryId }: EntryAddress): string =>
  `/v1/score-accounts/${[period, staff].map(encodeURIComponent).join('/')}/entries/${encodeURIComponent(entryId)}`;

function stepBody({ events }: AccountOutcome, address: EntryAddress): EntryStepAnswer {
  const status = events.flatMap((event) => statusAfter(event, address.entryId) ?? []).at(-1);
  return { ...address, ...(status && { status }), recorded: events.map(({ type }) => type) };
}

/** Where an event leaves an entry; undefined where it is followed by another one, or is not about that entry. */
function statusAfter({ type, data }: ScoreAccountEvent, entryId: string): EntryStatus | undefined {
  if (type === 'EntryReversed') return data.reverses === entryId ? 'reversed' : undefined;
  if (!isOf(entryId, type, data)) return undefined;
  switch (type) {
    case 'EntryProposed':
      return data.steps.confirmation ? 'proposed' : 'awaiting-answer';
    case 'EntryConfirmed':
      return 'awaiting-answer';
    case 'DisputeDecided':
      return data.outcome === 'dropped' ? 'dropped' : undefined;
    default:
      return endings[type];
  }
}

const endings: Readonly<Record<string, EntryStatus>> = {
  EntryReturned: 'returned',
  EntryWithdrawn: 'withdrawn',
  EntryDisputed: 'disputed',
  EntryPosted: 'posted',
};

const isOf = (entryId: string, type: ScoreAccountEvent['type'], data: ScoreAccountEvent['data']): boolean =>
  type !== 'EntryReversed' && 'entryId' in data && data.entryId === entryId;
