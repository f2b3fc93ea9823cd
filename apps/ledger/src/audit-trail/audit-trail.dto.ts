import { subjectKinds, type AuditLine, type Change, type EntryEffect, type SubjectKind } from '#read-models';
import { Cursor, DEFAULT_LIMIT, Id, Limit, OneOf } from '../http/parameters.js';
import { points } from '../http/points.js';

const orders = ['newest', 'oldest'] as const;

export class AuditTrailParameters {
  /** `actor` is a person by what they did, `staff` by what concerns them. */
  @OneOf(subjectKinds) readonly kind!: SubjectKind;
  /** Of a rulebook: its version. */
  @Id() readonly id!: string;
  /** Which comes first; the newest where it is not said. */
  @OneOf(orders) readonly order: (typeof orders)[number] = 'newest';
  @Limit() readonly limit: number = DEFAULT_LIMIT;
  @Cursor() readonly after?: string;
}

/** One event that touches the subject; the effects of entries in points. */
export type AuditLineAnswer = AuditLine;

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
