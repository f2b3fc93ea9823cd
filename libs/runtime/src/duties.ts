import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { EventStore, LogMark } from '#event-store';
import {
  decodeEvent,
  LeaseKeeper,
  type ComputedRules,
  type Duty,
  type LogFollower,
  type Timer,
} from '#processing';

/** What a node may do only while it has the lease for it, by the names of the leases, which are those of the roles. */
export type Duties = Readonly<Partial<Record<'processes' | 'timers', Duty>>>;

/**
 * Has them done: at once where this process is alone on the log; else each while this node has the lease for it.
 * @param root the data folder: one process at a time has it open, so that it tells a node from its like
 */
export function doDuties(duties: Duties, store: EventStore, root: string): LeaseKeeper[] {
  const me = { node: nodeName(root), run: randomUUID() };
  return Object.entries(duties).flatMap(([name, duty]) => {
    if (!store.shared) {
      duty.start();
      return [];
    }
    const keeper = new LeaseKeeper(name, me, store.shared.lease(name), duty);
    keeper.start();
    return [keeper];
  });
}

/** Judging and carrying out, by the follower that does both. */
export function judging(store: EventStore, rules: ComputedRules, follower: LogFollower): Duty {
  return {
    start: () => follower.start(),
    stop: () => follower.stop(),
    able: () => !follower.haltedForGood,
    done: () => markAt(store, follower.position),
    async passed(mark) {
      if (mark.position <= follower.position) return;
      // What was judged elsewhere may not have come here yet, nor the rulebooks in it.
      if (mark.position > (await store.head())) await store.shared!.refresh();
      // A record beside another log says nothing of this one.
      if ((await markAt(store, mark.position))?.eventId !== mark.eventId) return;
      await rules.resume(store, mark.position);
      follower.pass(mark.position);
    },
    hindered: (why) => follower.hinder(why),
  };
}

/** Timers keep nothing, so that there is nothing to take over. */
export const keepingTime = (timers: readonly Pick<Timer<never>, 'start' | 'stop'>[]): Duty => ({
  start: () => timers.forEach((timer) => timer.start()),
  stop: async () => void (await Promise.all(timers.map((timer) => timer.stop()))),
  able: () => true,
});

async function markAt(store: EventStore, position: number): Promise<LogMark | undefined> {
  const [stored] = position > 0 ? await store.readLog(position - 1, 1) : [];
  return stored && { position, eventId: decodeEvent(stored).eventId };
}

/** The machine's name, and a few characters that tell nodes on one machine apart. */
function nodeName(root: string): string {
  const place = createHash('sha256').update(resolve(root)).digest('hex').slice(0, 8);
  return `${hostname()}-${place}`;
}
