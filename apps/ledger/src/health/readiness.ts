import type { FollowerStatus } from '../open-ledger.js';

/** `lag` is how many events of the log it has yet to follow. */
export interface FollowerHealth extends FollowerStatus {
  readonly lag: number;
}

/**
 * `ready` · `catching-up`: what the log held when the server started cannot all be read yet · `halted`: a follower met
 * an event that it cannot handle · `failed`: nothing is projected any more · `stopping`: what is under way is finished,
 * nothing new should come.
 */
export interface Readiness {
  readonly status: 'ready' | 'catching-up' | 'halted' | 'failed' | 'stopping';
  readonly log: { readonly position: number };
  /** Read models that are not built yet have no projections. */
  readonly projections: readonly FollowerHealth[];
  readonly processManagers: readonly FollowerHealth[];
  readonly failure?: string;
}

export interface Standing {
  readonly startedAt: number;
  readonly head: number;
  readonly projections: readonly FollowerStatus[];
  readonly processManagers: readonly FollowerStatus[];
  readonly stopping: boolean;
  readonly failure?: string;
}

export function readiness(standing: Standing): Readiness {
  const { startedAt, head, projections, processManagers, stopping, failure } = standing;
  const followers = [...projections, ...processManagers];
  return {
    status: statusOf(),
    log: { position: head },
    projections: projections.map(healthOf),
    processManagers: processManagers.map(healthOf),
    ...(failure !== undefined && { failure }),
  };

  function statusOf(): Readiness['status'] {
    if (stopping) return 'stopping';
    if (failure !== undefined) return 'failed';
    if (followers.some(({ halted }) => halted)) return 'halted';
    const caughtUp = projections.length > 0 && followers.every(({ position }) => position >= startedAt);
    return caughtUp ? 'ready' : 'catching-up';
  }

  function healthOf({ name, position, halted }: FollowerStatus): FollowerHealth {
    return { name, position, lag: Math.max(0, head - position), ...(halted && { halted }) };
  }
}
