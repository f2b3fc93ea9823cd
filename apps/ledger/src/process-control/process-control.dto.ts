import { controlDimensions, type ControlDimension, type ControlRow, type DayQuantiles } from '#read-models';
import { IdField } from '../http/fields.js';
import { SomeOf } from '../http/parameters.js';
import { Shown } from '../http/shown.js';

export class ProcessControlParameters {
  @SomeOf(controlDimensions, {
    description: 'What to tell apart; one row over everything where it is not said.',
    example: ['unit', 'activity'],
    optional: true,
  })
  readonly by?: readonly ControlDimension[];
  @IdField({ description: 'Work of this unit and all that is below it.', example: 'TAX', optional: true })
  readonly unit?: string;
  @IdField({ description: 'Work of this activity.', example: 'review', optional: true })
  readonly activity?: string;
  @IdField({ description: 'Work of this staff member.', optional: true })
  readonly staff?: string;
  @IdField({ description: 'Work of this period.', example: '2026-Q1', optional: true })
  readonly period?: string;
}

/** Exact quantiles over whole calendar days. */
export class DaysAnswer implements DayQuantiles {
  @Shown({ as: 'number', description: 'At least half of the records take no longer.', example: 0 })
  readonly p50!: number;
  @Shown({ as: 'number', description: 'At least nine of ten records take no longer.', example: 4 })
  readonly p90!: number;
  @Shown({ as: 'number', description: 'The longest.', example: 31 }) readonly max!: number;
}

const share = (description: string): PropertyDecorator =>
  Shown({ as: 'number', description, example: 0.125, nullable: true });

/** How one part of the work goes. Counts are of work records; a share is null where there is nothing to take it of. */
export class ControlAnswer implements ControlRow {
  @Shown({ as: 'id', description: 'The unit, where units are told apart.', example: 'TAX', optional: true })
  readonly unit?: string;
  @Shown({
    as: 'id',
    description: 'The activity, where activities are told apart.',
    example: 'review',
    optional: true,
  })
  readonly activity?: string;
  @Shown({
    as: 'id',
    description: 'The staff member, where these are told apart; null for records that name nobody.',
    optional: true,
    nullable: true,
  })
  readonly staff?: string | null;
  @Shown({
    as: 'id',
    description: 'The period, where these are told apart.',
    example: '2026-Q1',
    optional: true,
  })
  readonly period?: string;
  @Shown({ as: 'count', description: 'Records.', example: 118 }) readonly records!: number;
  @Shown({ as: 'count', description: 'Records with a planned day.', example: 80 }) readonly planned!: number;
  @Shown({ as: 'count', description: 'Those finished after it.', example: 10 }) readonly late!: number;
  @share('Their share of the records with a planned day.') readonly lateShare!: number | null;
  @Shown({
    of: () => DaysAnswer,
    description: 'Days after the planned day, over all records with one; negative is early.',
    nullable: true,
  })
  readonly daysLate!: DaysAnswer | null;
  @Shown({
    as: 'count',
    description: 'Records of a step that had occurred in its process before.',
    example: 3,
  })
  readonly repeated!: number;
  @share('Their share of all records.') readonly reworkShare!: number | null;
  @Shown({ as: 'count', description: 'Records that name a supervisor.', example: 40 })
  readonly supervised!: number;
  @Shown({ as: 'count', description: 'Those that name the staff member as the supervisor.', example: 5 })
  readonly selfSupervised!: number;
  @share('Their share of the supervised records.') readonly selfSupervisionShare!: number | null;
  @Shown({
    of: () => DaysAnswer,
    description:
      'Days from taking effect to being finished, over all records that say when they took effect.',
    nullable: true,
  })
  readonly registrationDelay!: DaysAnswer | null;
}
