import { NOTHING_YET, type NextBatch, type RelayedLog } from './batch.js';
import { rankingMessage, scoreMessage, type AsOf } from './current-message.js';
import type { CurrentRanking, CurrentScore } from './current-types.js';
import { envelopeOf } from './stored-envelope.js';

/** Accounts that go into one transaction, at most; with the rankings that they are in. */
const BATCH = 1_000;

/** Scores and rankings as somebody keeps them who reads the log. Nothing about scores is known here. */
export interface CurrentScores {
  /** At most `limit` accounts that changed behind a position; `undefined` before anything can be told. */
  changedBehind(position: number, limit: number): ChangedScores | undefined;
}

export interface ChangedScores {
  /** The event up to which everything here is told. */
  readonly asOf: { readonly position: number; readonly eventId: string };
  /** Up to where these are all that changed; less than the position of `asOf` where there are more. */
  readonly upTo: number;
  readonly scores: readonly CurrentScore[];
  /** Those that the accounts are in. */
  readonly rankings: readonly CurrentRanking[];
}

/**
 * The scores and rankings that changed, as they stand. They are told as of the position up to which they were kept when
 * they were read, never of an earlier one than before: read models that are built anew are waited for.
 * @param source of the CloudEvents
 */
export const currentScores =
  (log: RelayedLog, kept: CurrentScores, source: string): NextBatch =>
  ({ position, goOnBehind = position }) => {
    const changed = kept.changedBehind(goOnBehind, BATCH);
    if (!changed || changed.asOf.position < position || changed.upTo <= goOnBehind) return NOTHING_YET;
    const asOf = eventAt(log, changed.asOf.position);
    // They were made of another log, and are being built anew.
    if (asOf?.eventId !== changed.asOf.eventId) return NOTHING_YET;
    return {
      upTo: {
        position: asOf.position,
        eventId: asOf.eventId,
        ...(changed.upTo < asOf.position && { goOnBehind: changed.upTo }),
      },
      messages: [
        ...changed.scores.map((score) => scoreMessage(score, asOf, source)),
        ...changed.rankings.map((ranking) => rankingMessage(ranking, asOf, source)),
      ],
    };
  };

function eventAt(log: RelayedLog, position: number): AsOf | undefined {
  const [stored] = log.readLog(position - 1, 1);
  if (!stored) return undefined;
  const { eventId, recordedAt } = envelopeOf(stored);
  return { position, eventId, recordedAt };
}
