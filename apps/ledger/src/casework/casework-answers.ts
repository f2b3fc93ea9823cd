import type { CalendarDate, DeadlineName, TimeLimit } from '#domain';
import type { CaseReading, Deed, Due, FileDeadline, HistoryLine } from '#read-models';
import { ActorAnswer } from '../http/actor-answer.js';
import { Shown } from '../http/shown.js';

/* What the files of appeals and of accountability cases both hold. */

/** Somebody did it, and when the ledger learned it. */
export class DeedAnswer implements Deed {
  @Shown({ as: 'id', description: 'Who did it.', example: 'I-1' }) readonly by!: string;
  @Shown({ as: 'time', description: 'When it was recorded.' }) readonly at!: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
}

/** The open deadline that ends first. */
export class DueAnswer implements Due {
  @Shown({ description: 'What has to be done.', example: 'decision' }) readonly deadline!: DeadlineName;
  @Shown({ as: 'day', description: 'The last whole day for it.' }) readonly dueBy!: CalendarDate;
  @Shown({ as: 'flag', description: 'Whether that day has passed.' }) readonly breached!: boolean;
}

class TimeLimitAnswer implements TimeLimit {
  @Shown({ as: 'count', description: 'How many.', example: 30 }) readonly count!: number;
  @Shown({ choice: ['calendar-days', 'working-days', 'months'], description: 'Of what.' })
  readonly unit!: TimeLimit['unit'];
}

class HeldDaysAnswer {
  @Shown({ as: 'day', description: 'From this day on.' }) readonly from!: CalendarDate;
  @Shown({ as: 'day', description: 'Until the day before this one.' }) readonly to!: CalendarDate;
}

export class DeadlineAnswer implements FileDeadline {
  @Shown({ description: 'What has to be done.', example: 'decision' }) readonly deadline!: DeadlineName;
  @Shown({
    of: () => TimeLimitAnswer,
    description: 'How long there is; null where a day was named.',
    nullable: true,
  })
  readonly limit!: TimeLimit | null;
  @Shown({ as: 'day', description: 'The day that starts the clock; it does not count.' })
  readonly from!: CalendarDate;
  @Shown({ as: 'day', description: 'The last whole day.' }) readonly dueBy!: CalendarDate;
  @Shown({ as: 'day', description: 'The day of the warning.' }) readonly warnOn!: CalendarDate;
  @Shown({ of: () => HeldDaysAnswer, list: true, description: 'Days on which the clock stood.' })
  readonly held!: readonly HeldDaysAnswer[];
  @Shown({ as: 'time', description: 'When it was set.' }) readonly setAt!: string;
  @Shown({ as: 'time', description: 'When it was warned of.', optional: true }) readonly warnedAt?: string;
  @Shown({ as: 'time', description: 'When it was found to be breached.', optional: true })
  readonly breachedAt?: string;
  @Shown({
    as: 'time',
    description: 'When what was due was done, or nothing was due any more.',
    optional: true,
  })
  readonly endedAt?: string;
  @Shown({ as: 'flag', description: 'Whether it was set anew: a later one says until when.', example: false })
  readonly replaced!: boolean;
}

/** One event of a case, in words. */
export class HistoryLineAnswer implements HistoryLine {
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
  @Shown({ as: 'time', description: 'When it was recorded.' }) readonly recordedAt!: string;
  @Shown({ of: () => ActorAnswer, description: 'Who did it.' }) readonly actor!: HistoryLine['actor'];
  @Shown({ description: 'Type of the event.', example: 'CaseOpened' }) readonly type!: string;
  @Shown({ description: 'What happened, in words.', example: 'The case was opened.' }) readonly what!: string;
}

/** One look into a case file, its dossier or its evidence. */
export class ReadingAnswer implements CaseReading {
  @Shown({ as: 'id', description: 'Who looked.', example: 'I-1' }) readonly readBy!: string;
  @Shown({ description: 'As whom.', example: 'investigator', optional: true }) readonly role?: string;
  @Shown({ choice: ['file', 'dossier', 'evidence'], description: 'At what.' })
  readonly what!: CaseReading['what'];
  @Shown({ as: 'time', description: 'When.' }) readonly at!: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
}
