/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

/** Something new that is tried for a time, made known before: honest mistakes in it may be tolerated. */
export type ExperimentRegistered = DomainEvent<
  'ExperimentRegistered',
  {
    readonly experiment: string;
    readonly unit: string;
    readonly title: string;
    readonly purpose: string;
    readonly safeguards: string;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly participants: readonly string[];
    readonly registeredBy: string;
  }
>;

/** An experiment was approved. Tolerance counts for faults after that day only. */
export type ExperimentApproved = DomainEvent<
  'ExperimentApproved',
  { readonly experiment: string; readonly approvedBy: string; readonly approvedOn: CalendarDate }
>;

export type ExperimentEvent = ExperimentRegistered | ExperimentApproved;
