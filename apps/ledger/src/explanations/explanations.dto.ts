import type { CalendarDate } from '#domain';
import type { ExplainedIndicator, Explanation } from '#read-models';
import { IdField } from '../http/fields.js';
import { AsOf, KnownAt } from '../http/parameters.js';
import { points } from '../http/points.js';
import { Shown } from '../http/shown.js';
import { IndicatorAnswer, indicatorAnswer } from '../scores/scores.dto.js';
import { ExplainedEntryAnswer, explainedEntryAnswer } from './explained-entry.dto.js';

export class AccountPath {
  @IdField({ description: 'The period.', example: '2026-Q1' }) readonly period!: string;
  @IdField({ description: 'The staff member.' }) readonly staff!: string;
}

export class ViewParameters {
  @AsOf() readonly asOf?: CalendarDate;
  @KnownAt() readonly knownAt?: string;
}

/** `base − deducted + bonusCounted + raisedByFloor = score`, in points. */
export class ExplainedIndicatorAnswer extends IndicatorAnswer {
  @Shown({ as: 'points', description: 'What it starts from.', example: 30 }) readonly base!: number;
  @Shown({ as: 'points', description: 'It cannot fall below this.', example: 0 }) readonly floor!: number;
  @Shown({
    as: 'points',
    description: 'Bonuses count up to this; null where none counts.',
    example: 5,
    nullable: true,
  })
  readonly bonusCap!: number | null;
  @Shown({ as: 'points', description: 'What the bonuses count for under the cap.', example: 0 })
  readonly bonusCounted!: number;
  @Shown({ as: 'points', description: 'What the floor gives back.', example: 0 })
  readonly raisedByFloor!: number;
  @Shown({
    description: 'All of it in words.',
    example: 'Timeliness starts at 30 points. 1 deduction took 0.155 points away. That makes 29.845 points.',
  })
  readonly words!: string;
  @Shown({
    of: () => ExplainedEntryAnswer,
    list: true,
    description: 'Every entry under it, in the order in which they were posted.',
  })
  readonly entries!: readonly ExplainedEntryAnswer[];
}

/** How a total came to be: the sum of the indicators' scores, each with every entry behind it; in points. */
export class ExplanationAnswer implements Omit<Explanation, 'indicators' | 'outsideFrame'> {
  @Shown({ as: 'id', description: 'The period.', example: '2026-Q1' }) readonly period!: string;
  @Shown({ as: 'id', description: 'The staff member.' }) readonly staff!: string;
  @Shown({ description: 'Their name, where it is known.', example: 'Member 08', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'The unit of the account.', example: 'TAX' }) readonly unit!: string;
  @Shown({ as: 'id', description: 'The post of the account.', example: 'TAX:clerk' }) readonly post!: string;
  @Shown({ as: 'day', description: 'Only what occurred by this day counts.', optional: true })
  readonly asOf?: CalendarDate;
  @Shown({ as: 'time', description: 'Only what was recorded by this time counts.', optional: true })
  readonly knownAt?: string;
  @Shown({ as: 'count', description: 'The rulebook version that frames the account.', example: 1 })
  readonly rulebookVersion!: number;
  @Shown({ description: 'Its title.', example: 'Rules of the office' }) readonly rulebookTitle!: string;
  @Shown({ as: 'count', description: 'How many work records name the person.', example: 118 })
  readonly records!: number;
  @Shown({
    of: () => ExplainedIndicatorAnswer,
    list: true,
    description: 'Each indicator of that version, in its order.',
  })
  readonly indicators!: readonly ExplainedIndicatorAnswer[];
  @Shown({
    of: () => ExplainedEntryAnswer,
    list: true,
    description: 'Entries under indicators that the version does not have; they count for nothing.',
  })
  readonly outsideFrame!: readonly ExplainedEntryAnswer[];
  @Shown({ as: 'points', description: "The sum of the indicators' scores." }) readonly total!: number;
  @Shown({
    description: 'What it is made of, in words.',
    example: 'Your total for 2026-Q1 is 29.845 points: 29.845 for Timeliness.',
  })
  readonly words!: string;
}

export function explanationAnswer(explanation: Explanation): ExplanationAnswer {
  return {
    ...explanation,
    indicators: explanation.indicators.map(explainedIndicatorAnswer),
    outsideFrame: explanation.outsideFrame.map(explainedEntryAnswer),
    total: points(explanation.total),
  };
}

function explainedIndicatorAnswer(indicator: ExplainedIndicator): ExplainedIndicatorAnswer {
  const { frame, bonusCounted, raisedByFloor, words, entries } = indicator;
  return {
    ...indicatorAnswer(indicator),
    base: points(frame.base),
    floor: points(frame.floor),
    bonusCap: frame.bonusCap === null ? null : points(frame.bonusCap),
    bonusCounted: points(bonusCounted),
    raisedByFloor: points(raisedByFloor),
    words,
    entries: entries.map(explainedEntryAnswer),
  };
}
