import type { CalendarDate, Remedy } from '#domain';
import { ChoiceField, CountField, DayField, IdField, PointsField } from '../http/fields.js';
import { milliPointsOf } from '../http/kinds.js';
import { points } from '../http/points.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const WHOLE_SHARE = 1000;

export class ReverseEntryRemedy {
  @ChoiceField(['reverse-entry'], { description: 'The entry counts no more.' })
  readonly kind!: 'reverse-entry';
  @IdField({ description: 'Period of the account.', example: '2026-Q1' })
  readonly period!: string;
  @IdField({ description: 'Id of the entry.', example: ID })
  readonly entryId!: string;
}

export class CorrectEntryRemedy {
  @ChoiceField(['correct-entry'], { description: 'The entry counts otherwise.' })
  readonly kind!: 'correct-entry';
  @IdField({ description: 'Period of the account.', example: '2026-Q1' })
  readonly period!: string;
  @IdField({ description: 'Id of the entry.', example: ID })
  readonly entryId!: string;
  @PointsField({
    above: 0,
    description: 'What counts instead; a deduction can only become smaller, a bonus only larger.',
  })
  readonly points!: number;
}

export class SetAsideFindingRemedy {
  @ChoiceField(['set-aside-finding'], { description: 'The finding stands no more.' })
  readonly kind!: 'set-aside-finding';
  @IdField({ description: 'Id of the case.', example: ID })
  readonly case!: string;
}

export class ReduceShareRemedy {
  @ChoiceField(['reduce-share'], { description: 'The appellant answers for less.' })
  readonly kind!: 'reduce-share';
  @IdField({ description: 'Id of the case.', example: ID })
  readonly case!: string;
  @CountField({ least: 0, most: WHOLE_SHARE, description: 'Their share from then on, in thousandths.' })
  readonly share!: number;
}

export class LiftSanctionRemedy {
  @ChoiceField(['lift-sanction'], { description: 'The sanction ends.' })
  readonly kind!: 'lift-sanction';
  @IdField({ description: 'Id of the case.', example: ID })
  readonly case!: string;
  @IdField({ description: 'Id of the sanction in it.', example: ID })
  readonly sanction!: string;
}

export class ShortenSanctionRemedy {
  @ChoiceField(['shorten-sanction'], { description: 'The sanction ends earlier.' })
  readonly kind!: 'shorten-sanction';
  @IdField({ description: 'Id of the case.', example: ID })
  readonly case!: string;
  @IdField({ description: 'Id of the sanction in it.', example: ID })
  readonly sanction!: string;
  @DayField({ description: 'Its last day from then on.' })
  readonly until!: CalendarDate;
}

export type RemedyBody =
  | ReverseEntryRemedy
  | CorrectEntryRemedy
  | SetAsideFindingRemedy
  | ReduceShareRemedy
  | LiftSanctionRemedy
  | ShortenSanctionRemedy;

/** What a decision changes. */
export const anyRemedy = {
  by: 'kind',
  of: {
    'reverse-entry': ReverseEntryRemedy,
    'correct-entry': CorrectEntryRemedy,
    'set-aside-finding': SetAsideFindingRemedy,
    'reduce-share': ReduceShareRemedy,
    'lift-sanction': LiftSanctionRemedy,
    'shorten-sanction': ShortenSanctionRemedy,
  },
} as const;

/** A remedy as the ledger counts it. */
export const remedyOf = (body: RemedyBody): Remedy =>
  body.kind === 'correct-entry' ? { ...body, points: milliPointsOf(body.points) } : { ...body };

/** A remedy as answers tell it. */
export const shownRemedy = (remedy: Remedy): RemedyBody =>
  remedy.kind === 'correct-entry' ? { ...remedy, points: points(remedy.points) } : remedy;
