import { ReadModelError } from '#read-models';
import type { Ledger } from '#runtime';
import type { OpenLedger } from './open-ledger.js';

export async function openLedgerOn(ledger: Ledger): Promise<OpenLedger> {
  const { readModels, executor, store, clock, evidence, projections, computedRules, deadlines } = ledger;
  return {
    readModels,
    executor,
    store,
    clock,
    evidence,
    startedAt: await store.head(),
    head: () => store.head(),
    async waitFor(position, timeoutMs) {
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
      if (!deadlines.failure) return [follower];
      // It follows no log: where it fails it tries again, and is shown until it succeeds.
      const failing = { position, error: deadlines.failure.message };
      return [follower, { name: 'deadlines', position, halted: failing }];
    },
    async projectionFailure() {
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
