/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

/** A happening in the world that entries are about. All of them carry its day, so they fall in one period. */
export type MatterOpened = DomainEvent<
  'MatterOpened',
  {
    readonly matter: string;
    readonly title: string;
    readonly occurredOn: CalendarDate;
    readonly process?: string;
  }
>;

export type MatterEvent = MatterOpened;
