import type { Answer, CalendarDate, EntryData } from '#domain';
import type { ExplainedEntry } from '#read-models';
import { points } from '../http/points.js';
import { Shown } from '../http/shown.js';

/** Ids of entries are UUIDs. */
const entryId = '01890a5d-ac96-774b-bcce-b302099a8057';
const reversalId = '01890a5d-ac96-774b-bcce-b302099a8058';

export class ReversalAnswer implements NonNullable<ExplainedEntry['reversal']> {
  @Shown({ as: 'id', description: 'Id of the reversal.', example: reversalId }) readonly entryId!: string;
  @Shown({ as: 'position', description: 'Where it stands in the log.' }) readonly position!: number;
  @Shown({ as: 'time', description: 'When it was recorded.' }) readonly recordedAt!: string;
  @Shown({ description: 'Why.', example: 'It was sent in time.' }) readonly reason!: string;
  @Shown({ description: 'On whose authority.', example: 'Review 7' }) readonly authority!: string;
}

/** An entry of an account; it counts unless `notCounted` says why it does not. In points. */
export class ExplainedEntryAnswer implements ExplainedEntry {
  @Shown({ as: 'id', description: 'The entry.', example: entryId }) readonly entryId!: string;
  @Shown({ as: 'position', description: 'Where its posting stands in the log.' }) readonly position!: number;
  @Shown({ as: 'time', description: 'When it was posted.' }) readonly recordedAt!: string;
  @Shown({ choice: ['deduction', 'bonus'], description: 'Which way it counts.' })
  readonly kind!: EntryData['kind'];
  @Shown({ as: 'id', description: 'Under which indicator.', example: 'timeliness' })
  readonly indicator!: string;
  @Shown({ as: 'points', description: 'How much, always above zero.', example: 0.155 })
  readonly points!: number;
  @Shown({ as: 'day', description: 'When it happened.' }) readonly occurredOn!: CalendarDate;
  @Shown({ choice: ['computed', 'manual'], description: 'By a rule or by a person.' })
  readonly origin!: EntryData['origin'];
  @Shown({ as: 'count', description: 'The rulebook version in force on its day.', example: 1 })
  readonly rulebookVersion!: number;
  @Shown({ as: 'id', description: 'The rule that made it or was applied.', example: 'late', optional: true })
  readonly rule?: string;
  @Shown({ as: 'id', description: 'The work record it rests on.', example: 'R-1', optional: true })
  readonly record?: string;
  @Shown({ as: 'id', description: 'The process of that record.', example: 'P-1', optional: true })
  readonly process?: string;
  @Shown({ description: 'Why.', example: '8 days late' }) readonly reason!: string;
  @Shown({ as: 'id', list: true, description: 'What it rests on.', example: ['D-1'] })
  readonly evidence!: readonly string[];
  @Shown({ as: 'id', description: 'The happening that it is about.', example: 'M-17', optional: true })
  readonly matter?: string;
  @Shown({
    as: 'id',
    description: 'The reversed entry that it stands for.',
    example: entryId,
    optional: true,
  })
  readonly corrects?: string;
  @Shown({ as: 'id', description: 'The person, or the rule, that proposed it.', optional: true })
  readonly proposedBy?: string;
  @Shown({ as: 'id', description: 'Who confirmed it.', optional: true }) readonly confirmedBy?: string;
  @Shown({
    choice: ['acknowledged', 'disputed', 'silent'],
    description: 'What the person concerned said, where they were asked; silent: nothing in time.',
    optional: true,
  })
  readonly answer?: Answer;
  @Shown({ of: () => ReversalAnswer, description: 'What took it out of the account.', optional: true })
  readonly reversal?: ReversalAnswer;
  @Shown({
    choice: ['reversed', 'indicator-not-in-frame', 'outdone'],
    description: 'Why it does not count. Outdone: of the bonuses for its matter only the highest counts.',
    optional: true,
  })
  readonly notCounted?: ExplainedEntry['notCounted'];
  @Shown({
    as: 'id',
    description: 'The bonus that counts in its place.',
    example: reversalId,
    optional: true,
  })
  readonly outdoneBy?: string;
  @Shown({
    description: 'All of it in words for the person concerned.',
    example:
      'On 10 February 2026 0.155 points were deducted under Timeliness: 8 days late. ' +
      'Rule late of rulebook version 1 applied; nobody had to confirm it.',
  })
  readonly words!: string;
}

/** The same entry with its magnitude in points. */
export const explainedEntryAnswer = (entry: ExplainedEntry): ExplainedEntryAnswer => ({
  ...entry,
  points: points(entry.points),
});
