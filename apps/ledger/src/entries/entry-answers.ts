import { entryStatuses, type EntryStatus } from '#domain';
import type { EntryDetail, EntryRow, LifeStep } from '#read-models';
import { ActorAnswer } from '../http/actor-answer.js';
import { points } from '../http/points.js';
import { Shown } from '../http/shown.js';
import { without } from '../http/without.js';

const entryId = '01890a5d-ac96-774b-bcce-b302099a8057';

/** An entry and where it stands in its life. */
export class EntryAnswer {
  @Shown({ as: 'id', description: 'Id of the entry.', example: entryId })
  readonly entryId!: string;
  @Shown({ as: 'id', description: 'Period of the account.', example: '2026-Q1' })
  readonly period!: string;
  @Shown({ as: 'id', description: 'Whom it is about.' })
  readonly staff!: string;
  @Shown({ description: 'Name of that person.', example: 'Ana Weber', nullable: true })
  readonly staffName!: string | null;
  @Shown({ as: 'id', description: 'Unit of the account.', example: 'TAX' })
  readonly unit!: string;
  @Shown({ as: 'id', description: 'Post of the account.', example: 'TAX:clerk' })
  readonly post!: string;
  @Shown({ choice: entryStatuses, description: 'Where it stands.' })
  readonly status!: EntryStatus;
  @Shown({ choice: ['deduction', 'bonus'], description: 'Which way it counts.' })
  readonly kind!: 'deduction' | 'bonus';
  @Shown({ as: 'id', description: 'Under which indicator.', example: 'conduct' })
  readonly indicator!: string;
  @Shown({ as: 'points', description: 'How much.', example: 1.5 })
  readonly points!: number;
  @Shown({ as: 'day', description: 'When it happened.' })
  readonly occurredOn!: string;
  @Shown({ choice: ['computed', 'manual'], description: 'By a rule, or by a person.' })
  readonly origin!: 'computed' | 'manual';
  @Shown({ as: 'count', description: 'Version of the rulebook that was in force on its day.' })
  readonly rulebookVersion!: number;
  @Shown({ as: 'id', description: 'Rule that was applied.', example: 'complaint', optional: true })
  readonly rule?: string;
  @Shown({
    as: 'id',
    description: 'Work record that it rests on.',
    example: 'R-1',
    optional: true,
  })
  readonly record?: string;
  @Shown({ as: 'id', description: 'Process of that record.', example: 'CASE-9', optional: true })
  readonly process?: string;
  @Shown({ description: 'Why.', example: 'Two complaints were left unanswered.' })
  readonly reason!: string;
  @Shown({ as: 'id', list: true, description: 'What it rests on.', example: ['E-1'] })
  readonly evidence!: readonly string[];
  @Shown({ as: 'id', description: 'The happening that it is about.', example: 'M-17', optional: true })
  readonly matter?: string;
  @Shown({ as: 'id', description: 'The observation it grew out of.', example: 'O-4', optional: true })
  readonly observation?: string;
  @Shown({ as: 'id', description: 'The returned entry that it replaces.', example: entryId, optional: true })
  readonly revises?: string;
  @Shown({
    as: 'id',
    description: 'The reversed entry that it stands for.',
    example: entryId,
    optional: true,
  })
  readonly corrects?: string;
  @Shown({ as: 'id', description: 'The person who proposed it, or the rule.', example: 'A-01' })
  readonly proposedBy!: string;
  @Shown({ as: 'time', description: 'When it was proposed.' })
  readonly proposedAt!: string;
  @Shown({ as: 'id', description: 'Who confirmed it.', example: 'V-01', optional: true })
  readonly confirmedBy?: string;
  @Shown({ as: 'time', description: 'When it was confirmed.', optional: true })
  readonly confirmedAt?: string;
  @Shown({ as: 'day', description: 'Last day for an answer of the person concerned.', optional: true })
  readonly answerBy?: string;
  @Shown({
    choice: ['acknowledged', 'disputed', 'silent'],
    description: 'What the person concerned answered in time.',
    optional: true,
  })
  readonly answer?: 'acknowledged' | 'disputed' | 'silent';
  @Shown({ as: 'time', description: 'When that was, or when the time for it ran out.', optional: true })
  readonly answeredAt?: string;
  @Shown({ as: 'id', description: 'Who decided on the dispute.', example: 'V-02', optional: true })
  readonly decidedBy?: string;
  @Shown({ as: 'time', description: 'When it was decided.', optional: true })
  readonly decidedAt?: string;
  @Shown({ as: 'time', description: 'From when it counts.', optional: true })
  readonly postedAt?: string;
  @Shown({ as: 'position', description: 'Position of the log from which it counts.', optional: true })
  readonly postedPosition?: number;
  @Shown({ as: 'id', description: 'Id of its reversal.', example: entryId, optional: true })
  readonly reversedBy?: string;
  @Shown({ as: 'position', description: 'Position of its first event in the log.' })
  readonly position!: number;
}

/** One step in the life of an entry. */
export class LifeStepAnswer {
  @Shown({ as: 'position', description: 'Position of the event in the log.' })
  readonly position!: number;
  @Shown({ description: 'Type of the event.', example: 'EntryConfirmed' })
  readonly type!: string;
  @Shown({ as: 'time', description: 'When it was recorded.' })
  readonly at!: string;
  @Shown({ of: () => ActorAnswer, description: 'Who did it.' })
  readonly by!: ActorAnswer;
  @Shown({ description: 'What was said.', example: 'The statement does not change it.', optional: true })
  readonly text?: string;
}

/** An entry with every step of its life. */
export class EntryDetailAnswer extends EntryAnswer {
  @Shown({ of: () => LifeStepAnswer, list: true, description: 'Its steps, in their order.' })
  readonly life!: readonly LifeStep[];
}

export function entryAnswer(row: EntryRow): EntryAnswer {
  return { ...without(row, 'revision'), points: points(row.points) };
}

export function entryDetailAnswer(row: EntryDetail): EntryDetailAnswer {
  return { ...without(row, 'revision'), points: points(row.points) };
}
