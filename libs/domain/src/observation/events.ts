/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

/** What somebody saw in daily work: of a person (`staff`), of a process, or of a person in a process. */
export type ObservationNoted = DomainEvent<
  'ObservationNoted',
  {
    readonly observation: string;
    readonly staff?: string;
    readonly process?: string;
    /** Of the person on that day, or of the process. */
    readonly unit: string;
    readonly period: string;
    readonly tone: 'positive' | 'negative' | 'neutral';
    readonly text: string;
    readonly occurredOn: CalendarDate;
    readonly evidence: readonly string[];
    readonly notedBy: string;
  }
>;

/** Another person found an observation true. */
export type ObservationVerified = DomainEvent<
  'ObservationVerified',
  { readonly observation: string; readonly verifiedBy: string }
>;

/** An observation was dismissed. */
export type ObservationDismissed = DomainEvent<
  'ObservationDismissed',
  { readonly observation: string; readonly dismissedBy: string; readonly reason: string }
>;

/** An entry was proposed on an observation. */
export type ObservationMatured = DomainEvent<
  'ObservationMatured',
  { readonly observation: string; readonly entryId: string; readonly period: string; readonly staff: string }
>;

export type ObservationEvent =
  ObservationNoted | ObservationVerified | ObservationDismissed | ObservationMatured;
