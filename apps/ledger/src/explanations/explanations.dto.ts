import type { CalendarDate } from '#domain';
import type { ExplainedEntry, ExplainedIndicator, Explanation } from '#read-models';
import { Id, OptionalDay, OptionalTime } from '../http/parameters.js';
import { points } from '../http/points.js';
import { indicatorAnswer, type IndicatorAnswer } from '../scores/scores.dto.js';

export class AccountPath {
  @Id() readonly period!: string;
  @Id() readonly staff!: string;
}

export class ViewParameters {
  /** Count only what occurred on or before this day. */
  @OptionalDay() readonly asOf?: CalendarDate;
  /** Count only what had been recorded by this time. */
  @OptionalTime() readonly knownAt?: string;
}

/** `base − deducted + bonusCounted + raisedByFloor = score`, in points; `bonusCap` null where no bonus counts. */
export interface ExplainedIndicatorAnswer extends IndicatorAnswer {
  readonly base: number;
  readonly floor: number;
  readonly bonusCap: number | null;
  readonly bonusCounted: number;
  readonly raisedByFloor: number;
  readonly entries: readonly ExplainedEntry[];
}

/** How a total came to be: the sum of the indicators' scores, each with every entry behind it; in points. */
export interface ExplanationAnswer extends Omit<Explanation, 'indicators'> {
  readonly indicators: readonly ExplainedIndicatorAnswer[];
}

export function explanationAnswer(explanation: Explanation): ExplanationAnswer {
  return {
    ...explanation,
    indicators: explanation.indicators.map(explainedIndicatorAnswer),
    outsideFrame: explanation.outsideFrame.map(entryAnswer),
    total: points(explanation.total),
  };
}

function explainedIndicatorAnswer(indicator: ExplainedIndicator): ExplainedIndicatorAnswer {
  const { frame, bonusCounted, raisedByFloor, entries } = indicator;
  return {
    ...indicatorAnswer(indicator),
    base: points(frame.base),
    floor: points(frame.floor),
    bonusCap: frame.bonusCap === null ? null : points(frame.bonusCap),
    bonusCounted: points(bonusCounted),
    raisedByFloor: points(raisedByFloor),
    entries: entries.map(entryAnswer),
  };
}

/** The same entry with its magnitude in points. */
function entryAnswer(entry: ExplainedEntry): ExplainedEntry {
  return { ...entry, points: points(entry.points) };
}
