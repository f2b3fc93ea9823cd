import type { CalendarDate } from '#domain';
import { IdField, TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';

const period = {
  description: 'The period, as the calendar of the rulebook names it.',
  example: '2026-Q1',
} as const;

export class PeriodBody {
  @IdField(period) readonly period!: string;
}

export class PeriodPath {
  @IdField(period) readonly period!: string;
}

export class ClosingBody {
  @TextField({ most: 2000, description: 'Why it is closed.', example: 'The quarter is over.' })
  readonly reason!: string;
}

export class PeriodOpenedAnswer {
  @Shown({ as: 'id', ...period }) readonly period!: string;
}

export class ClosingAnswer {
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
  @Shown({ as: 'time', description: 'When it was recorded.' }) readonly recordedAt!: string;
  @Shown({ description: 'Why.', example: 'The quarter is over.' }) readonly reason!: string;
}

export class PeriodAnswer extends PeriodOpenedAnswer {
  @Shown({ as: 'day', description: 'Its first day.', example: '2026-01-01' }) readonly from!: CalendarDate;
  @Shown({ as: 'day', description: 'Its last day.', example: '2026-03-31' }) readonly to!: CalendarDate;
  @Shown({ as: 'count', description: 'The rulebook version that frames its accounts.', example: 1 })
  readonly rulebookVersion!: number;
  @Shown({
    of: () => ClosingAnswer,
    description: 'How it was closed; missing while it is open.',
    optional: true,
  })
  readonly closed?: ClosingAnswer;
}

export class OpenEntryAnswer {
  @Shown({ as: 'id', description: 'The entry.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly entryId!: string;
  @Shown({ as: 'id', description: 'Whom it concerns.' }) readonly staff!: string;
  @Shown({ choice: ['proposed', 'awaiting-answer', 'disputed'], description: 'What it waits for.' })
  readonly status!: string;
}

export class OpenObservationAnswer {
  @Shown({ as: 'id', description: 'The observation.', example: '01890a5d-ac96-774b-bcce-b302099a8059' })
  readonly observation!: string;
  @Shown({ choice: ['noted', 'verified'], description: 'How far it came.' }) readonly status!: string;
}

export class LeftOpenAnswer extends PeriodOpenedAnswer {
  @Shown({
    as: 'flag',
    description: 'Closed: what was open when it was closed. Not closed: what is open now.',
  })
  readonly closed!: boolean;
  @Shown({ as: 'time', description: 'When it was closed.', optional: true }) readonly at?: string;
  @Shown({ of: () => OpenEntryAnswer, list: true, description: 'Entries that were not posted yet.' })
  readonly entries!: readonly OpenEntryAnswer[];
  @Shown({ of: () => OpenObservationAnswer, list: true, description: 'Observations that led nowhere yet.' })
  readonly observations!: readonly OpenObservationAnswer[];
}
