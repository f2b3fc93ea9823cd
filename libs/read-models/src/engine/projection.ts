import type Database from 'better-sqlite3';
import type { RecordedEvent } from '#domain';

/**
 * One read model: its tables, and how events become rows. Its rows are a function of the log alone: not of the
 * clock, not of where one batch ended and the next began.
 */
export interface Projection {
  readonly name: string;
  /** Raised with every change of the tables or of what stands in them; a raise has everything rebuilt. */
  readonly version: number;
  readonly ddl: string;
  /** A writer on tables that stand at some position; what it holds in memory it reads from them. */
  open(db: Database.Database): ProjectionWriter;
}

export interface ProjectionWriter {
  /**
   * Writes the rows of consecutive events, inside a transaction of the caller's. Throws at an event that cannot be
   * applied; the writer is of no use from then on, for the transaction is rolled back and its memory is not.
   */
  apply(events: readonly RecordedEvent[]): void;
}
