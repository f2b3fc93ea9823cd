/* Stored events: these shapes are the storage format. Never change one; add a version and an upcaster. */
import type { CalendarDate } from '../calendar-date.js';
import type { DomainEvent } from '../decider.js';

/**
 * A period was opened. First and last day belong to the period. Its accounts are framed by the rulebook version
 * named here.
 */
export type PeriodOpened = DomainEvent<
  'PeriodOpened',
  {
    readonly period: string;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly rulebookVersion: number;
  }
>;

/** A period was closed. */
export type PeriodClosed = DomainEvent<'PeriodClosed', { readonly period: string; readonly reason: string }>;

export type PeriodEvent = PeriodOpened | PeriodClosed;
