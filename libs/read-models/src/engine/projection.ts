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

/**
 * Events first come into memory and then, many at a time, into the tables. A writer that threw is of no use from then
 * on: what it holds may be half of something.
 */
export interface ProjectionWriter {
  /** Takes in consecutive events. Throws at one that cannot be applied. */
  apply(events: readonly RecordedEvent[]): void;
  /** Writes everything taken in since the last time, inside a transaction of the caller's. */
  flush(): void;
}
