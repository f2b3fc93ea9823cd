import { appealStatuses, type AppealStatus, type CalendarDate } from '#domain';
import { ChoiceField, DayField, IdField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Flag, KnownAt, Limit, SomeOf } from '../http/parameters.js';

export class AppealsParameters {
  @IdField({ description: 'Appeals of this staff member.', optional: true })
  readonly staff?: string;
  @IdField({
    description: 'Appeals against what was done in this unit or below it.',
    example: 'TAX',
    optional: true,
  })
  readonly unit?: string;
  @SomeOf(appealStatuses, { description: 'Appeals that stand there.', optional: true })
  readonly status?: readonly AppealStatus[];
  @Flag({ description: 'Only those that still go on, or only those that ended.', optional: true })
  readonly open?: boolean;
  @IdField({ description: 'Appeals on whose panel this person sits.', example: 'R-1', optional: true })
  readonly member?: string;
  @DayField({ description: 'Only those in which something is due before this day.', optional: true })
  readonly dueBefore?: CalendarDate;
  @ChoiceField(['filed', 'due'], {
    description: 'In the order in which they were filed, or by what is due next.',
    optional: true,
  })
  readonly sort?: 'filed' | 'due';
  @Cursor()
  readonly after?: string;
  @Limit()
  readonly limit: number = DEFAULT_LIMIT;
}

export class AppealFileParameters {
  @KnownAt()
  readonly knownAt?: string;
}
