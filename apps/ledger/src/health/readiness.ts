import type { LeaseStatus } from '#processing';
import type { RelayStatus } from '#publishing';
import type { LedgerRole } from '#runtime';
import type { FollowerStatus } from '../open-ledger.js';

/** `lag` is how many events of the log it has yet to follow. */
export interface FollowerHealth extends FollowerStatus {
  readonly lag: number;
}

/** Kafka being away, or another relay having taken over, keeps nobody from being served here. */
export interface RelayHealth extends RelayStatus {
  readonly lag: number;
}

/**
 * `ready` · `catching-up`: what the log held when the server started cannot all be read yet · `halted`: a follower met
 * an event that it cannot handle · `failed`: nothing is projected any more · `stopping`: what is under way is finished,
 * nothing new should come.
 */
export interface Readiness {
  readonly status: 'ready' | 'catching-up' | 'halted' | 'failed' | 'stopping';
  /** What this process does. */
  readonly roles: readonly LedgerRole[];
  readonly log: { readonly position: number };
  /** Read models that are not built yet have no projections. */
  readonly projections: readonly FollowerHealth[];
  readonly processManagers: readonly FollowerHealth[];
  /** Missing where this process is alone on its log. */
  readonly leases?: readonly LeaseStatus[];
  /** Missing where no events are published here. */
  readonly relay?: RelayHealth;
  /** Missing where no scores are published here. */
  readonly scoresRelay?: RelayHealth;
  readonly failure?: string;
}

export interface Standing {
  readonly roles: readonly LedgerRole[];
  readonly startedAt: number;
  readonly head: number;
  readonly projections: readonly FollowerStatus[];
  readonly processManagers: readonly FollowerStatus[];
  readonly stopping: boolean;
  readonly leases?: readonly LeaseStatus[];
  readonly relay?: RelayStatus;
  readonly scoresRelay?: RelayStatus;
  readonly failure?: string;
}

export function readiness(standing: Standing): Readiness {
  const { roles, startedAt, head, projections, processManagers, stopping, failure } = standing;
  const { leases, relay, scoresRelay } = standing;
  const followers = [...projections, ...processManagers];
  return {
    status: statusOf(),
    roles,
    log: { position: head },
    projections: projections.map(healthOf),
    processManagers: processManagers.map(healthOf),
    ...(leases && { leases }),
    ...(relay && { relay: relayHealthOf(relay) }),
    ...(scoresRelay && { scoresRelay: relayHealthOf(scoresRelay) }),
    ...(failure !== undefined && { failure }),
  };

  function statusOf(): Readiness['status'] {
    if (stopping) return 'stopping';
    if (failure !== undefined) return 'failed';
    if (followers.some(({ halted }) => halted)) return 'halted';
    const built = projections.length > 0 || !roles.includes('projections');
    const caughtUp = followers.every(({ position }) => position >= startedAt);
    return built && caughtUp ? 'ready' : 'catching-up';
  }

  function relayHealthOf(relay: RelayStatus): RelayHealth {
    return { ...relay, lag: Math.max(0, head - relay.position) };
  }

  function healthOf({ name, position, halted }: FollowerStatus): FollowerHealth {
    return { name, position, lag: Math.max(0, head - position), ...(halted && { halted }) };
  }
}
