import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../fuzz/random.mjs';
import type { AppendFault, StandInServer } from '../support/eventstoredb/stand-in-server.js';
import type { OwnBroker } from '../support/kafka-broker.js';
import type { NodeProcess } from './node-process.js';

/** What faults are done to. */
export interface Victims {
  readonly log: StandInServer;
  readonly broker: OwnBroker;
  /** Those that answer. */
  readonly nodes: readonly NodeProcess[];
  readonly relay: NodeProcess;
}

interface Fault {
  /** How many of two hundred. */
  readonly weight: number;
  /** Does it; resolves when it is over. */
  inflict(victims: Victims, random: Random): void | Promise<void>;
}

/** How long a broker is away besides the time it takes to start, in milliseconds, at most. */
const BROKER_AWAY = 3_000;
/** How long a process works before it is killed, in milliseconds, at most. */
const ALIVE = 2_000;
/** How long the log is slow, or says everything twice, in milliseconds, at most. */
const WHILE = 1_500;

const appends =
  (fault: AppendFault, most: number): Fault['inflict'] =>
  ({ log }, { below, chance }) => {
    // A server remembers what it has written, or not, as one that was started again.
    log.forgetsIds = chance(0.5);
    log.appendFaults.push(...Array<AppendFault>(1 + below(most)).fill(fault));
  };

const turns = new WeakMap<object, Promise<void>>();

/** One at a time for each victim: one that is away already cannot be stopped. */
function inTurn(victim: object, work: () => Promise<void>): Promise<void> {
  const done = (turns.get(victim) ?? Promise.resolve()).then(work);
  turns.set(victim, done);
  return done;
}

const broker =
  (end: 'stop' | 'kill'): Fault['inflict'] =>
  ({ broker }, { below }) => {
    const away = below(BROKER_AWAY);
    return inTurn(broker, async () => {
      await broker[end]();
      await delay(away);
      await broker.start();
    });
  };

/** Most are killed some time after they have begun to work, some before. */
const kill = (victim: NodeProcess, { below, chance }: Random, emptied = false): Promise<void> => {
  const later = below(ALIVE);
  const atWork = chance(0.8);
  return inTurn(victim, async () => {
    if (atWork) await victim.working();
    await delay(later);
    victim.kill({ emptied });
  });
};

export const faults = {
  'subscriptions cut': { weight: 22, inflict: ({ log }) => log.cut() },
  'connections closed': { weight: 24, inflict: ({ log }) => log.disconnect() },
  'reading cut behind some messages': {
    weight: 22,
    inflict({ log }, { below }) {
      log.dropAfter.push(...Array.from({ length: 1 + below(3) }, () => below(12)));
      log.cut();
    },
  },
  'log slow': {
    weight: 10,
    async inflict({ log }, { below }) {
      log.delay = 5 + below(40);
      await delay(below(WHILE));
      log.delay = 0;
    },
  },
  'everything twice': {
    weight: 8,
    async inflict({ log }, { below }) {
      log.duplicates = true;
      await delay(below(WHILE));
      log.duplicates = false;
    },
  },
  'append unavailable': { weight: 20, inflict: appends('unavailable', 5) },
  'append not at the leader': { weight: 14, inflict: appends('not-leader', 2) },
  'append without answer': { weight: 6, inflict: appends('no-answer', 1) },
  'append written, connection lost': { weight: 16, inflict: appends('unavailable-after', 2) },
  'append written, without answer': { weight: 8, inflict: appends('no-answer-after', 1) },
  'relay killed': { weight: 24, inflict: ({ relay }, random) => kill(relay, random) },
  'broker stopped': { weight: 6, inflict: broker('stop') },
  'broker killed': { weight: 6, inflict: broker('kill') },
  'node killed': { weight: 10, inflict: ({ nodes }, random) => kill(random.pick(nodes), random) },
  'node killed, replica gone': {
    weight: 4,
    inflict: ({ nodes, relay }, random) => kill(random.pick([...nodes, relay]), random, true),
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultKind = keyof typeof faults;
export const faultKinds = Object.keys(faults) as FaultKind[];

/** So many faults, each kind by its weight but once at least, in an order that the seed fixes. */
export function planFaults(count: number, { below }: Random): FaultKind[] {
  const whole = faultKinds.reduce((sum, kind) => sum + faults[kind].weight, 0);
  const plan = faultKinds.flatMap((kind) =>
    Array<FaultKind>(Math.max(1, Math.floor((count * faults[kind].weight) / whole))).fill(kind),
  );
  while (plan.length < count) plan.push('connections closed');
  for (let at = plan.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [plan[at], plan[other]] = [plan[other]!, plan[at]!];
  }
  return plan;
}
