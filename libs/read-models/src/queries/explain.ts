import { fromDayNumber, type EntryData, type Indicator, type Rulebook } from '#domain';
import { indicatorScore, type IndicatorFrame, type MilliPoints } from '#scoring';
import { fromMillis } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';
import { indicatorLines, totalsOf, type IndicatorLine } from '../score-sheet.js';
import { entriesOf, type EntryRow } from './entries.js';
import { staffName } from './scores.js';
import { standings } from './standings.js';
import type { Tables } from './tables.js';
import { cutoffOf, type Cutoff, type View } from './view.js';

/** An entry of an account and where it stands in the log. It counts unless `notCounted` says why it does not. */
export interface ExplainedEntry extends Omit<EntryData, 'period' | 'staff'> {
  readonly position: number;
  readonly recordedAt: string;
  readonly reversal?: {
    readonly entryId: string;
    readonly position: number;
    readonly recordedAt: string;
    readonly reason: string;
    readonly authority: string;
  };
  readonly notCounted?: 'reversed' | 'indicator-not-in-frame';
}

/** `base − deducted + bonusCounted + raisedByFloor = score`, in milli-points. */
export interface ExplainedIndicator extends IndicatorLine {
  readonly frame: IndicatorFrame;
  /** What the bonuses count for under the cap. */
  readonly bonusCounted: MilliPoints;
  /** What the floor gives back. */
  readonly raisedByFloor: MilliPoints;
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
  const entries = entriesOf(tables, account.account, cutoff).map((row) => explained(row, frame, cutoff));
  const totals = totalsOf(entries.filter(({ notCounted }) => notCounted === undefined));
  const byIndicator = Map.groupBy(entries, ({ indicator }) => indicator);
  const indicators = indicatorLines(frame, totals).map((line, index) =>
    explainedIndicator(line, frame.indicators[index]!, byIndicator.get(line.indicator) ?? []),
  );
  return {
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
}

function explainedIndicator(
  line: IndicatorLine,
  indicator: Indicator,
  entries: ExplainedEntry[],
): ExplainedIndicator {
  const { base, floor, bonusCap } = indicator;
  const bonusCounted = indicatorScore({ base: 0, floor: 0, bonusCap }, { ...line, deducted: 0 });
  const raisedByFloor = line.score - (base - line.deducted + bonusCounted);
  return { ...line, frame: { base, floor, bonusCap }, bonusCounted, raisedByFloor, entries };
}

function explained(row: EntryRow, frame: Rulebook, cutoff: Cutoff | undefined): ExplainedEntry {
  const reversed = row.reversedAt !== null && (!cutoff || row.reversedAt <= cutoff.at);
  const inFrame = frame.indicators.some(({ id }) => id === row.indicator);
  return {
    position: row.position,
    recordedAt: fromMillis(row.recordedAt),
    entryId: row.entryId,
    kind: row.kind,
    indicator: row.indicator,
    points: row.points,
    occurredOn: fromDayNumber(row.occurredOn),
    origin: row.origin,
    rulebookVersion: row.rulebookVersion,
    ...(row.rule !== null && { rule: row.rule }),
    ...(row.record !== null && { record: row.record }),
    ...(row.process !== null && { process: row.process }),
    reason: row.reason,
    evidence: JSON.parse(row.evidence) as string[],
    ...(reversed && {
      reversal: {
        entryId: row.reversalId,
        position: row.reversedPosition!,
        recordedAt: fromMillis(row.reversedAt!),
        reason: row.reversalReason,
        authority: row.reversalAuthority,
      },
    }),
    ...((reversed || !inFrame) && { notCounted: reversed ? 'reversed' : 'indicator-not-in-frame' }),
  };
}
