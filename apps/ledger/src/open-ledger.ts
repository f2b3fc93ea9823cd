import type { ReadModels } from '#read-models';

/** A follower of the log other than the projections; a halted one waits behind `position`. */
export interface FollowerStatus {
  readonly name: string;
  readonly position: number;
  readonly halted?: { readonly position: number; readonly error: string };
}

/** The opened ledger as far as the server needs it. */
export abstract class OpenLedger {
  abstract readonly readModels: ReadModels;
  /** Position of the log's last event when the server started: what stands there must be readable first. */
  abstract readonly startedAt: number;
  /** Position of the log's last event now. */
  abstract head(): Promise<number>;
  /** @throws ReadModelError `behind` where the read models do not reach a position in time */
  abstract waitFor(position: number, timeoutMs: number): Promise<void>;
  abstract processManagers(): readonly FollowerStatus[];
  /** Why nothing is projected any more; undefined while it is. */
  abstract projectionFailure(): Promise<string | undefined>;
}
