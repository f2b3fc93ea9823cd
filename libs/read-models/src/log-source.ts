import type { StoredEvent } from '#event-store';

/** The log as read models need it; an event store is one, and so is a log reader. */
export interface LogSource {
  /** Events behind a position, in order and without gaps, at most `limit`. */
  readLog(afterPosition: number, limit: number): StoredEvent[] | Promise<StoredEvent[]>;
  /** Position of the last event; 0 for an empty log. */
  head(): number | Promise<number>;
}
