import type { CalendarDate } from '#domain';
import { observationStatuses, type ObservationStatus } from '#read-models';
import { LONGEST_TEXT, MOST_EVIDENCE } from '../entries/entries.dto.js';
import { ChoiceField, DayField, IdField, IdListField, TextField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Limit, SomeOf } from '../http/parameters.js';

export const tones = ['positive', 'negative', 'neutral'] as const;
export type Tone = (typeof tones)[number];

export class NewObservation {
  @IdField({ description: 'Whom it is about; a person, a process, or both.', optional: true })
  readonly staff?: string;
  @IdField({ description: 'What process it is about.', example: 'CASE-9', optional: true })
  readonly process?: string;
  @IdField({ description: 'Unit; needed where no person is named.', example: 'TAX', optional: true })
  readonly unit?: string;
  @ChoiceField(tones, { description: 'Which way it speaks.' })
  readonly tone!: Tone;
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What was observed.' })
  readonly text!: string;
  @DayField({ description: 'When it was observed.' })
  readonly occurredOn!: CalendarDate;
  @IdListField({ most: MOST_EVIDENCE, description: 'What shows it.', example: ['E-1'], optional: true })
  readonly evidence: readonly string[] = [];
}

export class Dismissal {
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'Why it is not followed up.' })
  readonly reason!: string;
}

export class ObservationsParameters {
  @IdField({ description: 'Observations of this staff member.', optional: true })
  readonly staff?: string;
  @IdField({
    description: 'Observations of this unit and all that is below it.',
    example: 'TAX',
    optional: true,
  })
  readonly unit?: string;
  @IdField({ description: 'Observations in this period.', example: '2026-Q1', optional: true })
  readonly period?: string;
  @SomeOf(observationStatuses, { description: 'Observations that stand there.', optional: true })
  readonly status?: readonly ObservationStatus[];
  @ChoiceField(tones, { description: 'Observations that speak this way.', optional: true })
  readonly tone?: Tone;
  @IdField({ description: 'Observations that this person noted.', example: 'A-01', optional: true })
  readonly notedBy?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

export class ObservationPath {
  @IdField({ description: 'Id of the observation.', example: '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10' })
  readonly observation!: string;
}
