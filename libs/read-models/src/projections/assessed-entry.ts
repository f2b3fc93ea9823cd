import type {
  Answer,
  EntryData,
  EntryLifeEvent,
  EntryPosted,
  EntryProposed,
  EntryReversed,
  EntryStatus,
  RecordedEvent,
} from '#domain';
import { toDay, toMillis } from '../moments.js';

/** A row of the table: days and milliseconds since 1970, evidence as JSON. */
export interface AssessedEntry {
  readonly position: number;
  readonly period: string;
  readonly staff: string;
  readonly entry_id: string;
  unit: string;
  post: string;
  status: EntryStatus;
  readonly kind: EntryData['kind'];
  readonly indicator: string;
  readonly points: number;
  readonly occurred_on: number;
  readonly origin: EntryData['origin'];
  readonly rulebook_version: number;
  readonly rule: string | null;
  readonly record: string | null;
  readonly process: string | null;
  readonly reason: string;
  evidence: string;
  readonly matter: string | null;
  readonly observation: string | null;
  readonly revises: string | null;
  readonly corrects: string | null;
  readonly proposed_by: string;
  readonly proposed_at: number;
  confirmed_by: string | null;
  confirmed_at: number | null;
  answer_by: number | null;
  answer: Answer | null;
  answered_at: number | null;
  decided_by: string | null;
  decided_at: number | null;
  posted_at: number | null;
  posted_position: number | null;
  reversed_by: string | null;
  readonly case_id: string | null;
  reversal_appeal: string | null;
  revision: number;
}

/** The row that an entry begins with. */
export function beginning(
  { data, position, revision, recordedAt }: RecordedEvent<EntryProposed>,
  { unit, post }: { unit: string; post: string },
): AssessedEntry {
  return {
    position,
    period: data.period,
    staff: data.staff,
    entry_id: data.entryId,
    unit,
    post,
    status: data.steps.confirmation || data.answerBy === null ? 'proposed' : 'awaiting-answer',
    kind: data.kind,
    indicator: data.indicator,
    points: data.points,
    occurred_on: toDay(data.occurredOn),
    origin: data.origin,
    rulebook_version: data.rulebookVersion,
    rule: data.rule ?? null,
    record: data.record ?? null,
    process: data.process ?? null,
    reason: data.reason,
    evidence: JSON.stringify(data.evidence),
    matter: data.matter ?? null,
    observation: data.observation ?? null,
    revises: data.revises ?? null,
    corrects: data.corrects ?? null,
    proposed_by: data.proposedBy,
    proposed_at: toMillis(recordedAt),
    confirmed_by: null,
    confirmed_at: null,
    answer_by: data.answerBy === null ? null : toDay(data.answerBy),
    answer: null,
    answered_at: null,
    decided_by: null,
    decided_at: null,
    posted_at: null,
    posted_position: null,
    reversed_by: null,
    case_id: data.case ?? null,
    reversal_appeal: null,
    revision,
  };
}

/** In the order of the table. */
export const ENTRY_COLUMNS = [
  'position',
  'period',
  'staff',
  'entry_id',
  'unit',
  'post',
  'status',
  'kind',
  'indicator',
  'points',
  'occurred_on',
  'origin',
  'rulebook_version',
  'rule',
  'record',
  'process',
  'reason',
  'evidence',
  'matter',
  'observation',
  'revises',
  'corrects',
  'proposed_by',
  'proposed_at',
  'confirmed_by',
  'confirmed_at',
  'answer_by',
  'answer',
  'answered_at',
  'decided_by',
  'decided_at',
  'posted_at',
  'posted_position',
  'reversed_by',
  'case_id',
  'reversal_appeal',
  'revision',
] as const satisfies readonly (keyof AssessedEntry)[];

/** What a later event of its life makes of an entry. Where no step is due any more, its posting follows. */
export function advance(
  row: AssessedEntry,
  event: RecordedEvent<Exclude<EntryLifeEvent, EntryProposed> | EntryPosted | EntryReversed>,
): void {
  const { type, data, position } = event;
  const at = toMillis(event.recordedAt);
  row.revision = event.revision;
  switch (type) {
    case 'EntryConfirmed':
      row.confirmed_by = data.confirmedBy;
      row.confirmed_at = at;
      row.answer_by = data.answerBy === null ? null : toDay(data.answerBy);
      if (data.answerBy !== null) row.status = 'awaiting-answer';
      return;
    case 'EntryReturned':
      row.status = 'returned';
      return;
    case 'EntryWithdrawn':
      row.status = 'withdrawn';
      return;
    case 'EntryAcknowledged':
      answered(row, 'acknowledged', at);
      return;
    case 'EntryDisputed':
      answered(row, 'disputed', at);
      row.status = 'disputed';
      return;
    case 'AnswerLapsed':
      answered(row, 'silent', at);
      return;
    case 'DisputeDecided':
      row.decided_by = data.decidedBy;
      row.decided_at = at;
      if (data.outcome === 'dropped') row.status = 'dropped';
      return;
    case 'EvidenceAttached':
      row.evidence = JSON.stringify([...(JSON.parse(row.evidence) as string[]), data.evidence]);
      return;
    case 'EntryPosted':
      row.status = 'posted';
      row.evidence = JSON.stringify(data.evidence);
      row.posted_at = at;
      row.posted_position = position;
      return;
    case 'EntryReversed':
      row.status = 'reversed';
      row.reversed_by = data.entryId;
      row.reversal_appeal = data.appeal ?? null;
  }
}

function answered(row: AssessedEntry, answer: Answer, at: number): void {
  row.answer = answer;
  row.answered_at = at;
}
