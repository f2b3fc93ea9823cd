import { entryStatuses, type CalendarDate, type EntryStatus } from '#domain';
import { ChoiceField, DayField, IdField, IdListField, PointsField, TextField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Limit, SomeOf } from '../http/parameters.js';

export const LONGEST_TEXT = 4000;
export const MOST_EVIDENCE = 50;

export class EntriesParameters {
  @IdField({ description: 'Entries of this staff member.', optional: true })
  readonly staff?: string;
  @IdField({ description: 'Entries of this unit and all that is below it.', example: 'TAX', optional: true })
  readonly unit?: string;
  @IdField({ description: 'Entries of this period.', example: '2026-Q1', optional: true })
  readonly period?: string;
  @SomeOf(entryStatuses, { description: 'Entries that stand there in their life.', optional: true })
  readonly status?: readonly EntryStatus[];
  @IdField({ description: 'Entries about this matter.', example: 'M-17', optional: true })
  readonly matter?: string;
  @IdField({ description: 'Entries under this indicator.', example: 'conduct', optional: true })
  readonly indicator?: string;
  @IdField({
    description: 'Entries that this person proposed, or this rule.',
    example: 'A-01',
    optional: true,
  })
  readonly proposedBy?: string;
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

export class EntryProposal {
  @IdField({ description: 'Whom it is about.' })
  readonly staff!: string;
  @ChoiceField(['deduction', 'bonus'], { description: 'Which way it counts.' })
  readonly kind!: 'deduction' | 'bonus';
  @IdField({ description: 'Under which indicator.', example: 'conduct' })
  readonly indicator!: string;
  @PointsField({ above: 0, description: 'How much; within what the rulebook allows.' })
  readonly points!: number;
  @DayField({ description: 'When it happened. The period and the rulebook version follow from it.' })
  readonly occurredOn!: CalendarDate;
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'Why, for the person concerned to understand.' })
  readonly reason!: string;
  @IdListField({ most: MOST_EVIDENCE, description: 'What it rests on.', example: ['E-1'], optional: true })
  readonly evidence: readonly string[] = [];
  @IdField({
    description: 'Manual rule that is applied; needed where the indicator has some.',
    example: 'complaint',
    optional: true,
  })
  readonly rule?: string;
  @IdField({ description: 'The happening that it is about.', example: 'M-17', optional: true })
  readonly matter?: string;
  @IdField({
    description: 'The verified observation that it grows out of.',
    example: 'O-4',
    optional: true,
  })
  readonly observation?: string;
  @IdField({
    description: 'The returned entry that it replaces.',
    example: '01890a5d-ac96-774b-bcce-b302099a8057',
    optional: true,
  })
  readonly revises?: string;
}

export class Reason {
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'Why.' })
  readonly reason!: string;
}

export class Dispute {
  @TextField({ most: LONGEST_TEXT, lines: true, description: 'What is not right about the entry.' })
  readonly statement!: string;
}

export class DisputeDecision extends Reason {
  @ChoiceField(['stands', 'dropped'], { description: 'Whether the entry is posted after all, or ends here.' })
  readonly outcome!: 'stands' | 'dropped';
}

export class AttachedEvidence {
  @IdField({ description: 'Evidence that was uploaded or referenced.', example: 'E-1' })
  readonly evidence!: string;
}

export class Reversal extends Reason {
  @TextField({ most: 200, description: 'On whose or which authority.', example: 'Decision 7/2026' })
  readonly authority!: string;
}

export class Correction extends Reversal {
  @PointsField({
    above: 0,
    description: 'What counts instead; a deduction can only become smaller, a bonus only larger.',
  })
  readonly points!: number;
}
