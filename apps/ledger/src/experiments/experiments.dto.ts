import type { CalendarDate } from '#domain';
import type { ExperimentRow } from '#read-models';
import { LONGEST_TEXT } from '../entries/entries.dto.js';
import { DayField, IdField, IdListField, TextField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Limit } from '../http/parameters.js';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';

const example = 'X-2026-1';

export class NewExperiment {
  @IdField({ description: 'Id of the experiment; the office chooses it.', example })
  readonly experiment!: string;
  @IdField({ description: 'Unit that tries it.', example: 'TAX' }) readonly unit!: string;
  @IdField({ description: 'What is tried, in a few words.', example: 'Answers by telephone' })
  readonly title!: string;
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What it is for.' }) readonly purpose!: string;
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What keeps harm away.' })
  readonly safeguards!: string;
  @DayField({ description: 'Its first day.' }) readonly from!: CalendarDate;
  @DayField({ description: 'Its last day.' }) readonly to!: CalendarDate;
  @IdListField({ most: 200, description: 'Who takes part.' }) readonly participants!: readonly string[];
}

export class ExperimentsParameters {
  @IdField({ description: 'Of this unit and all that is below it.', example: 'TAX', optional: true })
  readonly unit?: string;
  @DayField({ description: 'Those that run on this day.', optional: true }) readonly on?: CalendarDate;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

export class ExperimentPath {
  @IdField({ description: 'The experiment.', example }) readonly experiment!: string;
}

/** What a command made of an experiment. */
export class ExperimentDeedAnswer {
  @Shown({ as: 'id', description: 'The experiment.', example }) readonly experiment!: string;
  @Shown({
    list: true,
    description: 'Types of the events that were recorded; none where the command changed nothing.',
    example: ['ExperimentRegistered'],
  })
  readonly recorded!: readonly string[];
}

/** Something new that is tried for a time; once it is approved, honest mistakes in it may be tolerated. */
export class ExperimentAnswer implements Omit<ExperimentRow, 'revision'> {
  @Shown({ as: 'id', description: 'The experiment.', example }) readonly experiment!: string;
  @Shown({ as: 'id', description: 'Unit that tries it.', example: 'TAX' }) readonly unit!: string;
  @Shown({ description: 'What is tried.', example: 'Answers by telephone' }) readonly title!: string;
  @Shown({ description: 'What it is for.' }) readonly purpose!: string;
  @Shown({ description: 'What keeps harm away.' }) readonly safeguards!: string;
  @Shown({ as: 'day', description: 'Its first day.' }) readonly from!: CalendarDate;
  @Shown({ as: 'day', description: 'Its last day.' }) readonly to!: CalendarDate;
  @Shown({ as: 'id', list: true, description: 'Who takes part.' }) readonly participants!: readonly string[];
  @Shown({ as: 'id', description: 'Who registered it.', example: 'A-01' }) readonly registeredBy!: string;
  @Shown({ as: 'time', description: 'When it was registered.' }) readonly registeredAt!: string;
  @Shown({ as: 'id', description: 'Who approved it.', example: 'OFFICE', optional: true })
  readonly approvedBy?: string;
  @Shown({
    as: 'day',
    description: 'When it was approved: tolerance is for faults after that day.',
    optional: true,
  })
  readonly approvedOn?: CalendarDate;
  @Shown({ as: 'position', description: 'Position of its first event in the log.' })
  readonly position!: number;
}

export const experimentAnswer = (row: ExperimentRow): ExperimentAnswer => without(row, 'revision');
