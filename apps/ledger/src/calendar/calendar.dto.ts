import type { CalendarDate, DeclaredDay } from '#domain';
import { DayField, FlagField, IdField, ListField } from '../http/fields.js';
import { Shown } from '../http/shown.js';

/** A year of holidays and moved workdays, with room. */
const MOST_DAYS = 400;

class CalendarDayGiven implements DeclaredDay {
  @DayField({ description: 'The day.', example: '2026-01-01' }) readonly date!: CalendarDate;
  @FlagField({ description: 'Whether it is worked.', example: false }) readonly working!: boolean;
  @IdField({ description: 'What it is.', example: 'New Year' }) readonly name!: string;
}

export class DeclaredDays {
  @ListField(() => CalendarDayGiven, {
    least: 1,
    most: MOST_DAYS,
    description: 'Days that are not what their weekday says. Of a day declared again the last word counts.',
  })
  readonly days!: readonly CalendarDayGiven[];
}

export class CalendarParameters {
  @DayField({ description: 'Days from this one on.', optional: true }) readonly from?: CalendarDate;
  @DayField({ description: 'Days up to this one.', optional: true }) readonly to?: CalendarDate;
}

/** A day that is not what its weekday says. */
export class CalendarDayAnswer implements DeclaredDay {
  @Shown({ as: 'day', description: 'The day.', example: '2026-01-01' }) readonly date!: CalendarDate;
  @Shown({ as: 'flag', description: 'Whether it is worked.', example: false }) readonly working!: boolean;
  @Shown({ description: 'What it is.', example: 'New Year' }) readonly name!: string;
}

/** What a declaration changed. */
export class DeclarationAnswer {
  @Shown({ of: () => CalendarDayAnswer, list: true, description: 'Days that are otherwise than before.' })
  readonly changed!: readonly CalendarDayAnswer[];
}
