import { ReadModelError } from '#read-models';
import type { Ledger } from '#runtime';
import type { OpenLedger } from './open-ledger.js';
import type { Relays } from './operating/start-relays.js';

export async function openLedgerOn(ledger: Ledger, { events, scores }: Relays = {}): Promise<OpenLedger> {
  const { readModels, executor, store, clock, evidence, projections, computedRules, roles, leases } = ledger;
  return {
    readModels,
    executor,
    store,
    clock,
    evidence,
    roles,
    startedAt: await store.head(),
    head: () => store.head(),
    async waitFor(position, timeoutMs) {
      if (!projections) throw new ReadModelError('not-ready', 'this process keeps no read models');
      try {
        await projections.waitFor(position, timeoutMs);
      } catch (error) {
        if (error instanceof ReadModelError) throw error;
        throw new ReadModelError('behind', `nothing is projected any more: ${(error as Error).message}`);
      }
    },
    processManagers() {
      const { name, position, halted } = computedRules;
      const follower = { name, position, ...(halted && { halted: { position, error: halted.message } }) };
      // They follow no log: where one fails it tries again, and is shown until it succeeds.
      const failing = [ledger.deadlines, ledger.caseDeadlines].flatMap(({ name: timer, failure }) =>
        failure ? [{ name: timer, position, halted: { position, error: failure.message } }] : [],
      );
      return [...(roles.includes('processes') ? [follower] : []), ...failing];
    },
    ...(store.shared && { leases: () => leases.map(({ status }) => status) }),
    ...(events && { relay: () => events.status }),
    ...(scores && { scoresRelay: () => scores.status }),
    async projectionFailure() {
      if (!projections) return undefined;
      try {
        // Nobody reaches this position, so that the answer comes at once: behind, or why the thread ended.
        await projections.waitFor(Number.POSITIVE_INFINITY, 0);
      } catch (error) {
        return error instanceof ReadModelError ? undefined : (error as Error).message;
      }
      return undefined;
    },
  };
}
