import type { CalendarDate } from '#domain';
import type { MatterDetail, MatterRow } from '#read-models';
import { EntryAnswer, entryAnswer } from '../entries/entry-answers.js';
import { DayField, IdField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Limit } from '../http/parameters.js';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';

export class NewMatter {
  @IdField({ description: 'Id of the matter; the office chooses it.', example: 'M-17' })
  readonly matter!: string;
  @IdField({ description: 'What happened, in a few words.', example: 'Complaint of 3 February' })
  readonly title!: string;
  @DayField({ description: 'The day on which it happened: that of all its entries.', example: '2026-02-03' })
  readonly occurredOn!: CalendarDate;
  @IdField({ description: 'The process in which it happened.', example: 'CASE-9', optional: true })
  readonly process?: string;
}

export class MattersParameters {
  @DayField({ description: 'Matters that happened on or after this day.', optional: true })
  readonly occurredFrom?: CalendarDate;
  @DayField({ description: 'Matters that happened on or before this day.', optional: true })
  readonly occurredTo?: CalendarDate;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

export class MatterPath {
  @IdField({ description: 'Id of the matter.', example: 'M-17' })
  readonly matter!: string;
}

/** A happening in the world, as it was opened. */
export class OpenedMatterAnswer {
  @Shown({ as: 'id', description: 'Id of the matter.', example: 'M-17' })
  readonly matter!: string;
  @Shown({ description: 'What happened.', example: 'Complaint of 3 February' })
  readonly title!: string;
  @Shown({ as: 'day', description: 'When it happened.', example: '2026-02-03' })
  readonly occurredOn!: string;
  @Shown({ as: 'id', description: 'The process in which it happened.', example: 'CASE-9', optional: true })
  readonly process?: string;
}

export class MatterAnswer extends OpenedMatterAnswer {
  @Shown({ as: 'id', description: 'Who opened it.', example: 'A-01' })
  readonly openedBy!: string;
  @Shown({ as: 'time', description: 'When it was opened.' })
  readonly openedAt!: string;
  @Shown({ as: 'position', description: 'Position of its first event in the log.' })
  readonly position!: number;
}

export class MatterDetailAnswer extends MatterAnswer {
  @Shown({
    of: () => EntryAnswer,
    list: true,
    description: 'Entries about it, as far as the reader may see them, in the order in which they came.',
  })
  readonly entries!: readonly EntryAnswer[];
}

export function matterAnswer(row: MatterRow): MatterAnswer {
  return without(row, 'revision');
}

export function matterDetailAnswer({ entries, ...row }: MatterDetail): MatterDetailAnswer {
  return { ...matterAnswer(row), entries: entries.map(entryAnswer) };
}
