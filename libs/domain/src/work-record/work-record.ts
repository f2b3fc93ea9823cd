import type { Decider } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { PeriodState } from '../period/period.js';
import { requireOpen } from '../period/period.js';
import { appointmentsOn, type StaffMemberState } from '../staff-member/staff-member.js';
import type { WorkRecordData, WorkRecordEvent } from './events.js';

export const processStream = (process: string): string => `process-${process}`;

/** A work record as it is reported, before the ledger has placed it in its process. */
export type ReportedRecord = Omit<WorkRecordData, 'occurrence'>;

/** What a record is checked against: the period it falls in, and the staff members it may be held to. */
export interface RecordContext {
  readonly period: string;
  readonly periodState: PeriodState;
  readonly staff: ReadonlyMap<string, StaffMemberState>;
}

export type WorkRecordCommand = {
  readonly type: 'RecordWork';
  readonly record: ReportedRecord;
  readonly context: RecordContext;
};

/** One process instance: what was recorded in it so far. */
export interface ProcessState {
  /** What a record said, by content digest, and where it was read, by record id. */
  readonly records: Map<string, Pick<WorkRecordData, 'content' | 'source'>>;
  /** The record that first said so, by content digest. */
  readonly contents: Map<string, string>;
  /** How often each activity occurred. */
  readonly occurrences: Map<string, number>;
  /** Whoever the first record that names someone names. */
  opener?: string;
}

export const workRecords: Decider<ProcessState, WorkRecordCommand, WorkRecordEvent> = {
  initialState: () => ({ records: new Map(), contents: new Map(), occurrences: new Map() }),

  evolve(state, { data }) {
    state.records.set(data.recordId, { content: data.content, source: data.source });
    if (!state.contents.has(data.content)) state.contents.set(data.content, data.recordId);
    state.occurrences.set(data.activity, data.occurrence);
    state.opener ??= data.staff;
    return state;
  },

  decide(state, { record, context }) {
    const earlier = earlierRecord(state, record);
    if (earlier === 'recorded') return [];
    if (earlier) {
      throw new DomainError('duplicate-record', `is an exact duplicate of record ${earlier.duplicateOf}`);
    }
    requireOpen(context.periodState, context.period);
    const occurrence = (state.occurrences.get(record.activity) ?? 0) + 1;
    return [{ type: 'WorkRecorded', data: { ...withStaff(state, record, context), occurrence } }];
  },
};

/** What became of one record of a batch. */
export type RecordVerdict =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'already-recorded' }
  | { readonly kind: 'refused'; readonly error: DomainError };

/** Decides on many records of one process, in order, each as if the accepted ones before it stood in the log. */
export function recordAll(
  state: ProcessState,
  commands: readonly WorkRecordCommand[],
): { readonly events: WorkRecordEvent[]; readonly verdicts: RecordVerdict[] } {
  const events: WorkRecordEvent[] = [];
  let current: ProcessState = {
    ...state,
    records: new Map(state.records),
    contents: new Map(state.contents),
    occurrences: new Map(state.occurrences),
  };
  const verdicts = commands.map((command): RecordVerdict => {
    try {
      const decided = workRecords.decide(current, command);
      current = decided.reduce(workRecords.evolve, current);
      events.push(...decided);
      return { kind: decided.length > 0 ? 'recorded' : 'already-recorded' };
    } catch (error) {
      if (error instanceof DomainError) return { kind: 'refused', error };
      throw error;
    }
  });
  return { events, verdicts };
}

/**
 * Whether the process has this record already, or one that says exactly the same: under another id, or on another
 * line of the same file.
 * @throws DomainError `record-id-taken` where the id stands for another content
 */
function earlierRecord(
  state: ProcessState,
  { recordId, content, source }: ReportedRecord,
): 'recorded' | { readonly duplicateOf: string } | undefined {
  const recorded = state.records.get(recordId);
  if (recorded?.content === content) {
    const saysItAgain = recorded.source?.file === source?.file && recorded.source?.line !== source?.line;
    return saysItAgain ? { duplicateOf: recordId } : 'recorded';
  }
  if (recorded !== undefined) {
    throw new DomainError(
      'record-id-taken',
      `record ${recordId} is in the ledger with other content`,
      'recordId',
    );
  }
  const duplicateOf = state.contents.get(content);
  return duplicateOf === undefined ? undefined : { duplicateOf };
}

/**
 * Who a record is held to: the member it names, or the opener of its process where it says so.
 * @throws DomainError `no-process-opener` where it says so and nobody was named in the process yet
 */
function answerableFor(state: ProcessState, record: ReportedRecord): string | undefined {
  if (record.attribution !== 'process-opener') return record.staff;
  if (state.opener === undefined) {
    throw new DomainError(
      'no-process-opener',
      `names no one, and nobody was named in process ${record.process} before it`,
      'staff',
    );
  }
  return state.opener;
}

/** Puts the member's post into the record: the one it names, or the one they held in its unit that day. */
function withStaff(state: ProcessState, record: ReportedRecord, context: RecordContext): ReportedRecord {
  const staff = answerableFor(state, record);
  if (staff === undefined) return record;
  const member = context.staff.get(staff);
  if (member?.staff === undefined) {
    throw new DomainError('unknown-staff-member', `staff member ${staff} is not registered`, 'staff');
  }
  const held = appointmentsOn(member, record.occurredOn).filter(({ unit }) => unit === record.unit);
  const post = held.find((one) => record.post === undefined || one.post === record.post)?.post;
  if (post === undefined) {
    const sought = record.post === undefined ? 'no post' : `no appointment to ${record.post}`;
    throw new DomainError(
      'no-appointment',
      `${staff} held ${sought} in unit ${record.unit} on ${record.occurredOn}`,
      'staff',
    );
  }
  return { ...record, staff, post };
}
