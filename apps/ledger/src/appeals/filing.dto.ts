import type { CalendarDate } from '#domain';
import { LONGEST_TEXT, MOST_EVIDENCE, Reason } from '../entries/entries.dto.js';
import { DayField, IdField, IdListField, ListField, TextField } from '../http/fields.js';
import { OneOfField } from '../http/one-of-field.js';
import { anySubject, type SubjectBody } from './subjects.dto.js';

export const MOST_ISSUES = 50;

export class FiledIssue {
  @OneOfField(anySubject, { description: 'What is contested.' })
  readonly subject!: SubjectBody;
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'Why.', example: 'The file was on time.' })
  readonly grounds!: string;
}

export class Filing {
  @IdField({ description: 'The appellant.' })
  readonly staff!: string;
  @ListField(() => FiledIssue, {
    least: 1,
    most: MOST_ISSUES,
    description: 'What is contested, each decided by itself; they are numbered from 1.',
  })
  readonly issues!: readonly FiledIssue[];
  @DayField({
    description:
      'When the appellant knew of what they contest. Where the ledger shows that they knew before, the time to file counts from then.',
  })
  readonly knownOn!: CalendarDate;
  @DayField({
    description: 'When it was filed, of what the office took in on paper; today where it is left out.',
    optional: true,
  })
  readonly filedOn?: CalendarDate;
  @TextField({
    most: LONGEST_TEXT,
    lines: true,
    description: 'Of a late filing: why it is late.',
    optional: true,
  })
  readonly lateReason?: string;
}

export class ReturnedFiling {
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What is missing.' })
  readonly missing!: string;
}

export class FilingCompletion {
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What was missing.' })
  readonly text!: string;
}

export class Escalation {
  @TextField({
    most: LONGEST_TEXT,
    lines: true,
    description: 'What is not right about the decision of the first instance.',
  })
  readonly grounds!: string;
  @DayField({
    description: 'When it came, of what the office took in on paper; today where it is left out.',
    optional: true,
  })
  readonly escalatedOn?: CalendarDate;
  @TextField({
    most: LONGEST_TEXT,
    lines: true,
    description: 'Of a late escalation: why it is late.',
    optional: true,
  })
  readonly lateReason?: string;
}

export class AppealReopening extends Reason {
  @IdListField({ most: MOST_EVIDENCE, description: 'Evidence that was not there before.', example: ['E-1'] })
  readonly evidence!: readonly string[];
}
