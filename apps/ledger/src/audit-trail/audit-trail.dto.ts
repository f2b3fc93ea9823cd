import type { Actor } from '#domain';
import { subjectKinds, type AuditLine, type Change, type EntryEffect, type SubjectKind } from '#read-models';
import { ActorAnswer } from '../http/actor-answer.js';
import { ChoiceField, IdField } from '../http/fields.js';
import { Cursor, DEFAULT_LIMIT, Limit } from '../http/parameters.js';
import { points } from '../http/points.js';
import { Shown } from '../http/shown.js';

const orders = ['newest', 'oldest'] as const;

export class AuditTrailParameters {
  @ChoiceField(subjectKinds, {
    description: 'What the subject is: `actor` is a person by what they did, `staff` by what concerns them.',
    example: 'staff',
  })
  readonly kind!: SubjectKind;
  @IdField({ description: 'The id of the subject; of a rulebook its version.' }) readonly id!: string;
  @ChoiceField(orders, {
    description: 'Which comes first; the newest where it is not said.',
    optional: true,
  })
  readonly order: (typeof orders)[number] = 'newest';
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

/** A score before and after, in points. */
export class ChangeAnswer implements Change {
  @Shown({ as: 'points', description: 'Before it.', example: 28.5 }) readonly before!: number;
  @Shown({ as: 'points', description: 'After it.', example: 30 }) readonly after!: number;
}

/** The same of one indicator. */
export class IndicatorChangeAnswer extends ChangeAnswer {
  @Shown({ as: 'id', description: 'The indicator.', example: 'timeliness' }) readonly id!: string;
}

/** What an entry or its reversal did to an account when it was recorded. */
export class EffectAnswer implements EntryEffect {
  @Shown({
    of: () => IndicatorChangeAnswer,
    description: 'The score of its indicator; missing where the rulebook does not have that.',
    optional: true,
  })
  readonly indicator?: IndicatorChangeAnswer;
  @Shown({ of: () => ChangeAnswer, description: 'The total score.' }) readonly total!: ChangeAnswer;
}

/** One event that touches the subject; the effects of entries in points. */
export class AuditLineAnswer implements AuditLine {
  @Shown({ as: 'position', description: 'Its place in the log.' }) readonly position!: number;
  @Shown({ description: 'Its id.', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly eventId!: string;
  @Shown({ as: 'time', description: 'When the ledger learned it.' }) readonly recordedAt!: string;
  @Shown({ as: 'day', description: 'The day on which it happened.', optional: true })
  readonly occurredOn?: string;
  @Shown({ of: () => ActorAnswer, description: 'Who did it.' }) readonly actor!: Actor;
  @Shown({ description: 'The type of the event.', example: 'EntryPosted' }) readonly type!: AuditLine['type'];
  @Shown({ description: 'What happened, in one sentence.', example: 'Deduction of 1.5 under timeliness' })
  readonly what!: string;
  @Shown({
    of: () => EffectAnswer,
    description: 'Of entries and reversals: the scores before and after.',
    optional: true,
  })
  readonly effect?: EffectAnswer;
  @Shown({
    description: 'Why, in the words of whoever did it or of the rule.',
    example: 'Kept a file back',
    optional: true,
  })
  readonly reason?: string;
  @Shown({ description: 'The command that it follows from.', example: 'V-2:key-17' })
  readonly commandId!: string;
  @Shown({ description: 'What it belongs to.', example: 'case-4711' }) readonly correlationId!: string;
  @Shown({ description: 'The event that it follows from.', example: 'case-4711', optional: true })
  readonly causationId?: string;
}

export function auditLineAnswer(line: AuditLine): AuditLineAnswer {
  return line.effect ? { ...line, effect: effectAnswer(line.effect) } : line;
}

function effectAnswer({ indicator, total }: EntryEffect): EntryEffect {
  return {
    ...(indicator && { indicator: { id: indicator.id, ...changeAnswer(indicator) } }),
    total: changeAnswer(total),
  };
}

const changeAnswer = ({ before, after }: Change): Change => ({
  before: points(before),
  after: points(after),
});
