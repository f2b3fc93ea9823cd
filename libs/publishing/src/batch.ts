import type { StoredEvent } from '#event-store';
import type { PublicMessage } from './cloud-event.js';
import type { PublishedUpTo } from './publisher.js';

/** The log as a relay needs it. */
export interface RelayedLog {
  /** Events behind a position, in order and without gaps, at most `limit`. */
  readLog(afterPosition: number, limit: number): StoredEvent[];
  /** Position of the last event; 0 for an empty log. */
  head(): number;
}

/** Where a relay is: what was published tells of nothing behind `position`. */
export type Place = Pick<PublishedUpTo, 'position' | 'goOnBehind'>;

/** What goes into one transaction; without `upTo` there is nothing (yet). */
export interface Batch {
  readonly upTo?: PublishedUpTo;
  readonly messages: readonly PublicMessage[];
}

/** Makes of a log what a relay publishes: what comes behind a place. */
export type NextBatch = (place: Place) => Batch;

export const NOTHING_YET: Batch = { messages: [] };
