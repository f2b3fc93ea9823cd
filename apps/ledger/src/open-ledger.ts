import type { CalendarDate } from '#domain';
import type { EventStore } from '#event-store';
import type { Executor, LeaseStatus } from '#processing';
import type { RelayStatus } from '#publishing';
import type { ReadModels } from '#read-models';
import type { EvidenceFiles, LedgerRole } from '#runtime';

/** A follower of the log other than the projections; a halted one waits behind `position`. */
export interface FollowerStatus {
  readonly name: string;
  readonly position: number;
  readonly halted?: { readonly position: number; readonly error: string };
}

/** What time it is, and what day at the office. */
export interface Clock {
  now(): Date;
  today(): CalendarDate;
}

/** The opened ledger as far as the server needs it. */
export abstract class OpenLedger {
  abstract readonly readModels: ReadModels;
  /** The one way in for commands. */
  abstract readonly executor: Executor;
  /** The log itself, for those who follow it. */
  abstract readonly store: EventStore;
  abstract readonly clock: Clock;
  abstract readonly evidence: EvidenceFiles;
  /** What this process does. */
  abstract readonly roles: readonly LedgerRole[];
  /** Position of the log's last event when the server started: what stands there must be readable first. */
  abstract readonly startedAt: number;
  /** Position of the log's last event now. */
  abstract head(): Promise<number>;
  /** @throws ReadModelError `behind` where the read models do not reach a position in time */
  abstract waitFor(position: number, timeoutMs: number): Promise<void>;
  abstract processManagers(): readonly FollowerStatus[];
  /** Of what this process does only while no other does; missing where it is alone on its log. */
  abstract leases?(): readonly LeaseStatus[];
  /** How the publishing of events is; missing where none are published here. */
  abstract relay?(): RelayStatus;
  /** The same of scores and rankings as they stand. */
  abstract scoresRelay?(): RelayStatus;
  /** Why nothing is projected any more; undefined while it is. */
  abstract projectionFailure(): Promise<string | undefined>;
}
