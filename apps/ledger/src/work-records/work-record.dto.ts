import type { AttributeValue, CalendarDate } from '#domain';
import { AttributesField, ChoiceField, DayField, IdField, ListField } from '../http/fields.js';
import { Shown } from '../http/shown.js';

/** Records in one batch. */
export const MOST_RECORDS = 1000;
export const MOST_ATTRIBUTES = 50;
export const LONGEST_ATTRIBUTE = 2000;

const verdicts = ['recorded', 'already-recorded', 'refused'] as const;

/** One finished step of a process. */
export class WorkRecordBody {
  @IdField({
    description: 'What the work system calls this record; a record is known by it within its process.',
    example: 'R-2026-000731',
  })
  readonly recordId!: string;

  @IdField({ description: 'The process instance: a case, a file, a request.', example: 'CASE-4711' })
  readonly process!: string;

  @IdField({ description: 'What kind of step it is.', example: 'review-application' })
  readonly activity!: string;

  @DayField({
    description: 'The day on which the step was finished; it decides the period and the rulebook version.',
    example: '2026-02-10',
  })
  readonly occurredOn!: CalendarDate;

  @IdField({ description: 'The unit in which it was done.', example: 'TAX' })
  readonly unit!: string;

  @IdField({ description: 'Who did it; left out where nobody may be held to it.', optional: true })
  readonly staff?: string;

  @IdField({
    description:
      'The post through which they did; where it is left out, the one that they held in the unit that day.',
    example: 'TAX-CLERK-1',
    optional: true,
  })
  readonly post?: string;

  @ChoiceField(['process-opener'], {
    description: 'For a record that names nobody: whoever opened the process stands for it.',
    optional: true,
  })
  readonly attribution?: 'process-opener';

  @DayField({ description: 'The day on which the step took effect.', example: '2026-02-11', optional: true })
  readonly effectiveOn?: CalendarDate;

  @DayField({ description: 'The day by which it was planned.', example: '2026-02-02', optional: true })
  readonly plannedOn?: CalendarDate;

  @DayField({ description: 'The day on which it was due.', example: '2026-02-12', optional: true })
  readonly dueOn?: CalendarDate;

  @IdField({ description: 'Who watched over it.', example: 'S-02', optional: true })
  readonly supervisor?: string;

  @AttributesField({
    most: MOST_ATTRIBUTES,
    longest: LONGEST_ATTRIBUTE,
    description: 'What else rules may ask for as `attributes.<name>`.',
    optional: true,
  })
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

export class WorkRecordsBody {
  @ListField(() => WorkRecordBody, {
    least: 1,
    most: MOST_RECORDS,
    description: 'The records, in the order in which they are to be recorded.',
  })
  readonly records!: readonly WorkRecordBody[];
}

/** Which record is in the ledger now. */
export class WorkRecordAnswer {
  @Shown({ as: 'id', description: 'The id that was given.', example: 'R-2026-000731' })
  readonly recordId!: string;

  @Shown({ as: 'id', description: 'Its process.', example: 'CASE-4711' })
  readonly process!: string;
}

/** What became of one record. `code`, `message` and `field` are those of a problem; only where it was refused. */
export class RecordVerdictAnswer {
  @Shown({ as: 'id', description: 'The id that was given.', example: 'R-2026-000731' })
  readonly recordId!: string;

  @Shown({
    choice: verdicts,
    description: '`already-recorded`: the ledger had this very record; nothing was added.',
  })
  readonly verdict!: (typeof verdicts)[number];

  @Shown({ description: 'Why it was refused, for programs.', example: 'no-appointment', optional: true })
  readonly code?: string;

  @Shown({
    description: 'Why it was refused, for people.',
    example: 'S-08 held no post in unit TAX on 2026-02-10',
    optional: true,
  })
  readonly message?: string;

  @Shown({ description: 'The member at fault.', example: 'staff', optional: true })
  readonly field?: string;
}

export class RecordVerdictsAnswer {
  @Shown({
    of: () => RecordVerdictAnswer,
    list: true,
    description: 'One for each record, in the order given.',
  })
  readonly verdicts!: readonly RecordVerdictAnswer[];
}
