import { expect } from '@jest/globals';
import { recompute } from '../quarter/recompute.js';
import type { Office } from './office.js';

interface ExplainedAccount {
  readonly total: number;
  readonly indicators: readonly {
    readonly entries: readonly { readonly entryId: string; readonly notCounted?: string }[];
  }[];
}

interface ScoreRow {
  readonly period: string;
  readonly staff: string;
  readonly total: number;
  readonly rank: number;
  readonly of: number;
  readonly indicators: readonly { readonly indicator: string; readonly score: number }[];
}

const thousandths = (points: number): number => Math.round(points * 1000);

/** Scores and ranks of everybody, and the explanations of some, against what the feed alone tells. */
export async function scoresAgree(office: Office, ...explained: readonly string[]): Promise<void> {
  const expected = recompute(await office.feed());
  const { items } = await office.shown<{ items: ScoreRow[] }>('AUD', 'scores?limit=500');
  const said = items.map(({ period, staff, total, rank, of, indicators }) => ({
    account: `${period} ${staff}`,
    total: thousandths(total),
    rank,
    of,
    scores: Object.fromEntries(indicators.map((one) => [one.indicator, thousandths(one.score)])),
  }));
  const told = expected.map(({ period, staff, total, rank, of, scores }) => ({
    account: `${period} ${staff}`,
    total,
    rank,
    of,
    scores,
  }));
  const byAccount = (a: { account: string }, b: { account: string }): number =>
    a.account < b.account ? -1 : 1;
  expect(said.sort(byAccount)).toEqual(told.sort(byAccount));
  for (const account of expected.filter(({ staff }) => explained.includes(staff))) {
    const path = `score-accounts/${account.period}/${account.staff}/explanation`;
    const { total, indicators } = await office.shown<ExplainedAccount>(account.staff, path);
    expect(thousandths(total)).toBe(account.total);
    const entries = indicators.flatMap((one) => one.entries);
    const ids = (counted: boolean) =>
      entries
        .filter(({ notCounted }) => (notCounted === undefined) === counted)
        .map(({ entryId }) => entryId)
        .sort();
    expect(ids(true)).toEqual(account.counted);
    expect(ids(false)).toEqual(account.notCounted);
  }
}
