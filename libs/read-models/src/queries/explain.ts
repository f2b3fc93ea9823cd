import type { Indicator } from '#domain';
import { indicatorScore, type IndicatorFrame, type MilliPoints } from '#scoring';
import { ReadModelError } from '../read-model-error.js';
import { indicatorLines, totalsOf, type IndicatorLine } from '../score-sheet.js';
import { explainedEntries, type ExplainedEntry } from './explained-entries.js';
import { indicatorWords, totalWords } from './score-words.js';
import { staffName } from './scores.js';
import { standings } from './standings.js';
import type { Tables } from './tables.js';
import { cutoffOf, type View } from './view.js';

/** `base − deducted + bonusCounted + raisedByFloor = score`, in milli-points. */
export interface ExplainedIndicator extends IndicatorLine {
  readonly frame: IndicatorFrame;
  /** What the bonuses count for under the cap. */
  readonly bonusCounted: MilliPoints;
  /** What the floor gives back. */
  readonly raisedByFloor: MilliPoints;
  readonly words: string;
  readonly entries: ExplainedEntry[];
}

/** How a total came to be: every entry of the account, in the order of the log, under its indicator. */
export interface Explanation extends View {
  readonly period: string;
  readonly staff: string;
  readonly staffName: string | null;
  readonly unit: string;
  readonly post: string;
  readonly rulebookVersion: number;
  readonly rulebookTitle: string;
  readonly records: number;
  readonly indicators: ExplainedIndicator[];
  /** Entries under indicators that the account's rulebook version does not have: they count for nothing. */
  readonly outsideFrame: ExplainedEntry[];
  /** The sum of the indicators' scores. */
  readonly total: MilliPoints;
  readonly words: string;
}

/** @throws ReadModelError `not-found` for an unknown member or period, and where there is (or was) no account */
export function explain(tables: Tables, staff: string, period: string, view: View = {}): Explanation {
  tables.require('staff', staff);
  tables.require('period', period);
  const cutoff = cutoffOf(view);
  const [account] = standings(tables, { period, staff }, cutoff);
  if (!account) {
    throw new ReadModelError(
      'not-found',
      `${staff} has no account in ${period}${cutoff ? ' in this view' : ''}`,
      'staff',
    );
  }
  const frame = tables.frame(account.rulebookVersion);
  const entries = explainedEntries(tables, account.account, { period, staff, frame, cutoff });
  const totals = totalsOf(entries.filter(({ notCounted }) => notCounted === undefined));
  const byIndicator = Map.groupBy(entries, ({ indicator }) => indicator);
  const indicators = indicatorLines(frame, totals).map((line, index) =>
    explainedIndicator(line, frame.indicators[index]!, byIndicator.get(line.indicator) ?? []),
  );
  const explanation = {
    ...view,
    period,
    staff,
    staffName: staffName(tables, staff),
    unit: account.unit,
    post: account.post,
    rulebookVersion: account.rulebookVersion,
    rulebookTitle: frame.title,
    records: account.records,
    indicators,
    outsideFrame: entries.filter(({ indicator }) => !frame.indicators.some(({ id }) => id === indicator)),
    total: account.total,
  };
  return { ...explanation, words: totalWords(explanation) };
}

function explainedIndicator(
  line: IndicatorLine,
  indicator: Indicator,
  entries: ExplainedEntry[],
): ExplainedIndicator {
  const { base, floor, bonusCap } = indicator;
  const bonusCounted = indicatorScore({ base: 0, floor: 0, bonusCap }, { ...line, deducted: 0 });
  const raisedByFloor = line.score - (base - line.deducted + bonusCounted);
  const frame = { base, floor, bonusCap };
  const explained = { ...line, frame, bonusCounted, raisedByFloor, entries };
  return { ...explained, words: indicatorWords(explained) };
}
