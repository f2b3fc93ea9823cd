import type { ObservationEvent } from '#domain';
import type { Outcome } from '#processing';
import { observationStatuses, type ObservationRow, type ObservationStatus } from '#read-models';
import { answered } from '../http/answers.js';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';
import { tones, type Tone } from './observations.dto.js';

const observation = '5b1f6c2e-8d0a-8c0e-9a52-0f0d8c1f7a10';

export class MaturedEntryAnswer {
  @Shown({ as: 'id', description: 'Id of the entry.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly entryId!: string;
  @Shown({ as: 'id', description: 'Period of its account.', example: '2026-Q1' })
  readonly period!: string;
  @Shown({ as: 'id', description: 'Whose account it is.' })
  readonly staff!: string;
}

/** What somebody saw, and what became of it. */
export class ObservationAnswer {
  @Shown({ as: 'id', description: 'Id of the observation.', example: observation })
  readonly observation!: string;
  @Shown({ choice: observationStatuses, description: 'Where it stands.' })
  readonly status!: ObservationStatus;
  @Shown({ as: 'id', description: 'Whom it is about.', optional: true })
  readonly staff?: string;
  @Shown({ description: 'Name of that person.', example: 'Ana Weber', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'What process it is about.', example: 'CASE-9', optional: true })
  readonly process?: string;
  @Shown({ as: 'id', description: 'Unit of the person then, or of the process.', example: 'TAX' })
  readonly unit!: string;
  @Shown({ as: 'id', description: 'Period in which it falls.', example: '2026-Q1' })
  readonly period!: string;
  @Shown({ choice: tones, description: 'Which way it speaks.' })
  readonly tone!: Tone;
  @Shown({ description: 'What was observed.', example: 'Calmed an angry visitor.' })
  readonly text!: string;
  @Shown({ as: 'day', description: 'When it was observed.' })
  readonly occurredOn!: string;
  @Shown({ as: 'id', list: true, description: 'What shows it.', example: ['E-1'] })
  readonly evidence!: readonly string[];
  @Shown({ as: 'id', description: 'Who noted it.', example: 'A-01' })
  readonly notedBy!: string;
  @Shown({ as: 'time', description: 'When it was noted.' })
  readonly notedAt!: string;
  @Shown({ as: 'id', description: 'Who verified it.', example: 'V-01', optional: true })
  readonly verifiedBy?: string;
  @Shown({ as: 'time', description: 'When it was verified.', optional: true })
  readonly verifiedAt?: string;
  @Shown({ as: 'id', description: 'Who dismissed it.', example: 'V-01', optional: true })
  readonly dismissedBy?: string;
  @Shown({ as: 'time', description: 'When it was dismissed.', optional: true })
  readonly dismissedAt?: string;
  @Shown({ description: 'Why it was dismissed.', example: 'It was another person.', optional: true })
  readonly dismissalReason?: string;
  @Shown({ of: () => MaturedEntryAnswer, description: 'The entry that it became.', optional: true })
  readonly entry?: MaturedEntryAnswer;
  @Shown({ as: 'position', description: 'Position of its first event in the log.' })
  readonly position!: number;
}

export function observationAnswer(row: ObservationRow): ObservationAnswer {
  return without(row, 'revision');
}

/** What a command made of an observation. */
export class ObservationStepAnswer {
  @Shown({ as: 'id', description: 'Id of the observation.', example: observation })
  readonly observation!: string;
  @Shown({
    list: true,
    description: 'Types of the events that were recorded; none where the command changed nothing.',
    example: ['ObservationNoted'],
  })
  readonly recorded!: readonly string[];
}

export const observationLocation = (id: string): string => `/v1/observations/${encodeURIComponent(id)}`;

export function observationStepAnswer(
  outcome: Outcome<ObservationEvent>,
  id: string,
  location?: string,
): ObservationStepAnswer {
  const body = { observation: id, recorded: outcome.events.map(({ type }) => type) };
  return answered(outcome, body, { ...(location !== undefined && { location }) });
}
