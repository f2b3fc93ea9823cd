import type { CurrentRanking, CurrentScore, CurrentScores } from '#publishing';
import { ReadModelError, type ChangedAccount, type ChangedRanking, type ReadModels } from '#read-models';

/** Scores and rankings as the read models keep them, for whoever publishes what stands. */
export const keptScores = (readModels: ReadModels): CurrentScores => ({
  changedBehind(position, limit) {
    try {
      const { asOf, upTo, accounts, rankings } = readModels.changedScores(position, limit);
      const { eventId } = asOf;
      if (eventId === null) return undefined;
      return {
        asOf: { position: asOf.position, eventId },
        upTo,
        scores: accounts.map(currentScore),
        rankings: rankings.map(currentRanking),
      };
    } catch (error) {
      // They are being built: the first ones, or those of another program version.
      if (error instanceof ReadModelError && error.code === 'not-ready') return undefined;
      throw error;
    }
  },
});

/* Member by member: what is published is a contract, and what the read models give may grow. */

function currentScore(account: ChangedAccount): CurrentScore {
  const { period, staff, unit, post, rulebookVersion, total } = account;
  return {
    ...{ period, staff, unit, post, rulebookVersion },
    indicators: account.indicators.map(
      ({ indicator, name, deductions, deducted, bonuses, awarded, score }) => ({
        ...{ indicator, name, deductions, deducted, bonuses, awarded, score },
      }),
    ),
    total,
  };
}

function currentRanking({ period, unit, post, rows }: ChangedRanking): CurrentRanking {
  return {
    period,
    ...peersIn(unit, post),
    accounts: rows.map(({ rank, staff, unit, post, total }) => ({ rank, staff, unit, post, total })),
  };
}

function peersIn(
  unit: string | undefined,
  post: string | undefined,
): Pick<CurrentRanking, 'peerGroup' | 'unit' | 'post'> {
  if (unit !== undefined) return { peerGroup: 'unit', unit };
  return post !== undefined ? { peerGroup: 'post', post } : { peerGroup: 'organization' };
}
