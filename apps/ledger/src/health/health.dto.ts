import type { LeaseStatus } from '#processing';
import { Shown } from '../http/shown.js';
import { ledgerRoles } from '#runtime';
import type { FollowerHealth, Readiness, RelayHealth } from './readiness.js';

export class LivenessAnswer {
  @Shown({ choice: ['live'], description: 'The process answers.' }) readonly status!: 'live';
}

export class HaltAnswer {
  @Shown({ as: 'position', description: 'The event that cannot be handled.' }) readonly position!: number;
  @Shown({ description: 'Why.', example: 'no projection knows this event' }) readonly error!: string;
}

/** A projection or a process manager: whoever follows the log. */
export class FollowerAnswer implements FollowerHealth {
  @Shown({ description: 'Its name.', example: 'scores' }) readonly name!: string;
  @Shown({ as: 'position', description: 'How far it is.' }) readonly position!: number;
  @Shown({ as: 'count', description: 'How many events of the log it has yet to follow.', example: 0 })
  readonly lag!: number;
  @Shown({ of: () => HaltAnswer, description: 'Where it cannot go on.', optional: true })
  readonly halted?: HaltAnswer;
}

/** Who does what one node at a time is enough for; it does not count for the status. */
export class LeaseAnswer implements LeaseStatus {
  @Shown({ description: 'The role that it is for.', example: 'processes' }) readonly lease!: string;
  @Shown({ description: 'The name of this node.', example: 'ledger-0-5f1c09ab' }) readonly node!: string;
  @Shown({ as: 'flag', description: 'Whether this node has it.' }) readonly held!: boolean;
  @Shown({ description: 'The node that has it.', example: 'ledger-0-5f1c09ab', optional: true })
  readonly holder?: string;
  @Shown({
    description: 'What keeps this node from looking after it.',
    example: 'EventStoreDB at 127.0.0.1:2113 did not answer in time',
    optional: true,
  })
  readonly failure?: string;
}

/** How the publishing of events, or of what stands, is; it does not count for the status. */
export class RelayAnswer implements RelayHealth {
  @Shown({
    choice: ['connecting', 'relaying', 'halted', 'stopped'],
    description: '`halted`: it will not go on by itself.',
  })
  readonly state!: RelayHealth['state'];
  @Shown({ as: 'position', description: 'How far the log has been published.' }) readonly position!: number;
  @Shown({ as: 'count', description: 'How many events of the log it has yet to go through.', example: 0 })
  readonly lag!: number;
  @Shown({ as: 'count', description: 'CloudEvents published since the server started.', example: 1200 })
  readonly publishedEvents!: number;
  @Shown({ as: 'count', description: 'How often brokers failed since then.', example: 0 })
  readonly failures!: number;
  @Shown({ description: 'What keeps it from publishing.', example: 'connect ECONNREFUSED', optional: true })
  readonly failure?: string;
}

export class LogAnswer {
  @Shown({ as: 'position', description: 'Position of its last event.' }) readonly position!: number;
}

export class ReadinessAnswer implements Readiness {
  @Shown({
    choice: ['ready', 'catching-up', 'halted', 'failed', 'stopping'],
    description:
      '`catching-up`: what the log held when the server started cannot all be read yet; `halted`: a follower met an ' +
      'event that it cannot handle; `failed`: nothing is projected any more; `stopping`: nothing new should come.',
  })
  readonly status!: Readiness['status'];
  @Shown({ choice: ledgerRoles, list: true, description: 'What this process does.' })
  readonly roles!: Readiness['roles'];
  @Shown({ of: () => LogAnswer, description: 'The log.' }) readonly log!: LogAnswer;
  @Shown({ of: () => FollowerAnswer, list: true, description: 'Projections; none before they are built.' })
  readonly projections!: readonly FollowerAnswer[];
  @Shown({ of: () => FollowerAnswer, list: true, description: 'What follows the log besides.' })
  readonly processManagers!: readonly FollowerAnswer[];
  @Shown({
    of: () => LeaseAnswer,
    list: true,
    description: 'Leases of the roles that this process has, where several nodes share a log.',
    optional: true,
  })
  readonly leases?: readonly LeaseAnswer[];
  @Shown({ of: () => RelayAnswer, description: 'Where events are published.', optional: true })
  readonly relay?: RelayAnswer;
  @Shown({
    of: () => RelayAnswer,
    description: 'Where scores and rankings are published as they stand.',
    optional: true,
  })
  readonly scoresRelay?: RelayAnswer;
  @Shown({ description: 'Why nothing is projected any more.', example: 'disk full', optional: true })
  readonly failure?: string;
}
