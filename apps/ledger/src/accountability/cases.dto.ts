import { caseStatuses, type CalendarDate, type CaseStatus } from '#domain';
import { ChoiceField, DayField, IdField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Flag, KnownAt, Limit, SomeOf } from '../http/parameters.js';

const orders = ['filed', 'due'] as const;

export class CasesParameters {
  @IdField({ description: 'Cases of this unit and all that is below it.', example: 'TAX', optional: true })
  readonly unit?: string;
  @IdField({ description: 'Cases that name this person.', optional: true })
  readonly staff?: string;
  @SomeOf(caseStatuses, { description: 'Cases that stand there.', optional: true })
  readonly status?: readonly CaseStatus[];
  @Flag({ description: 'Only open cases, or only closed ones.', optional: true })
  readonly open?: boolean;
  @IdField({ description: 'Cases that this person investigates.', example: 'I-1', optional: true })
  readonly investigator?: string;
  @IdField({ description: 'Cases about this process.', example: 'CASE-9', optional: true })
  readonly process?: string;
  @DayField({ description: 'Cases in which something is due before this day.', optional: true })
  readonly dueBefore?: CalendarDate;
  @ChoiceField(orders, {
    description: 'In the order in which they were opened (`filed`), or by what is due first.',
    optional: true,
  })
  readonly sort: (typeof orders)[number] = 'filed';
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

export class CaseFileParameters {
  @KnownAt() readonly knownAt?: string;
}
