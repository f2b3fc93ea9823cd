import {
  accountStream,
  RULEBOOK_STREAM,
  rulebooks,
  scoreAccount,
  type CorrectEntry,
  type EntryData,
  type ReverseEntry,
} from '#domain';
import type { Executor } from '../executor.js';
import { surroundings, type AccountOutcome, type EntryAddress } from './entry-commands.js';
import type { Given } from './given.js';

/** `entryId` is the reversal's own id. */
export interface Reversal extends EntryAddress {
  readonly reverses: string;
  readonly reason: string;
  /** Who or what allows it. */
  readonly authority: string;
}

/** `entryId` is the id of the entry that is posted instead, `points` its milli-points. */
export interface Correction extends EntryAddress {
  readonly reversalId: string;
  readonly corrects: string;
  readonly points: number;
  readonly reason: string;
  readonly authority: string;
}

export function reverseEntry(executor: Executor, reversal: Reversal, given: Given): AccountOutcome {
  const { period, staff, reverses, reason, authority } = reversal;
  return executor.execute(
    scoreAccount,
    accountStream(period, staff),
    async (read): Promise<ReverseEntry> => ({
      type: 'ReverseEntry',
      ...(await surroundings(read, reversal, given)),
      reverses,
      reason,
      authority,
    }),
    given.meta,
  );
}

/** Reverses an entry and posts another one in its place, at once. */
export function correctEntry(executor: Executor, correction: Correction, given: Given): AccountOutcome {
  const { period, staff, reversalId, corrects, points, reason, authority } = correction;
  const stream = accountStream(period, staff);
  return executor.execute(
    scoreAccount,
    stream,
    async (read): Promise<CorrectEntry> => {
      const original = await postedEntry(executor, stream, corrects);
      const { versions } = await read(rulebooks, RULEBOOK_STREAM);
      return {
        type: 'CorrectEntry',
        ...(await surroundings(read, correction, given)),
        reversalId,
        corrects,
        original,
        rulebook: versions.find(({ version }) => version === original?.rulebookVersion),
        points,
        reason,
        authority,
      };
    },
    given.meta,
  );
}

/** What was posted never changes: it may be read beside the decision. Folded accounts do not keep it. */
async function postedEntry(
  executor: Executor,
  stream: string,
  entryId: string,
): Promise<EntryData | undefined> {
  const events = await executor.history(stream);
  for (const { type, data } of events) if (type === 'EntryPosted' && data.entryId === entryId) return data;
  return undefined;
}
