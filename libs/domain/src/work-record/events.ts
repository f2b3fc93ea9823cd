/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

export type AttributeValue = string | number | boolean;

/**
 * One finished step of a process, as a work system recorded it. Optional members are left out where unknown.
 */
export interface WorkRecordData {
  readonly recordId: string;
  readonly process: string;
  readonly activity: string;
  /** 1 for the first time that this activity occurs in the process, 2 for its first repetition … */
  readonly occurrence: number;
  /** The day on which the step was finished; it decides the period and the rulebook version. */
  readonly occurredOn: CalendarDate;
  readonly unit: string;
  /** Left out where nobody is named and nobody may be held to it. */
  readonly staff?: string;
  /** The post through which the staff member acted; left out with `staff`. */
  readonly post?: string;
  /** Present where the record itself names no one: whoever opened the process stands for it. */
  readonly attribution?: 'process-opener';
  /** The day on which the step took effect. */
  readonly effectiveOn?: CalendarDate;
  readonly plannedOn?: CalendarDate;
  readonly dueOn?: CalendarDate;
  readonly supervisor?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** Digest of what the source said, without what its duplicate rule ignores. */
  readonly content: string;
  /** Where it was read: file name and line, or the client that sent it. */
  readonly source?: { readonly file: string; readonly line: number };
}

/** A work system recorded a finished step of a process. */
export type WorkRecorded = DomainEvent<'WorkRecorded', WorkRecordData>;

export type WorkRecordEvent = WorkRecorded;
