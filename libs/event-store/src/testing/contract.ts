import { afterEach, describe } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { appendContract } from './append-contract.js';
import { batchContract } from './batch-contract.js';
import { closeContract } from './close-contract.js';
import { followContract } from './follow-contract.js';
import { modelContract } from './model-contract.js';
import { readContract } from './read-contract.js';

export interface OpenedStore {
  /** An empty log. */
  readonly store: EventStore;
  /** Closes the log and opens it again; left out by an adapter that keeps nothing. */
  readonly reopen?: () => Promise<EventStore>;
}

/** Opens a new, empty log. */
export type OpenStore = () => Promise<OpenedStore>;

/** What every adapter of the log must do: one suite, run against each of them. */
export function describeEventStoreContract(name: string, open: OpenStore): void {
  const opened: EventStore[] = [];
  const tracked: OpenStore = async () => {
    const { store, reopen } = await open();
    opened.push(store);
    if (!reopen) return { store };
    return {
      store,
      reopen: async () => {
        const again = await reopen();
        opened.push(again);
        return again;
      },
    };
  };

  describe(`${name} keeps the contract of the log`, () => {
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    });
    appendContract(tracked);
    batchContract(tracked);
    readContract(tracked);
    followContract(tracked);
    closeContract(tracked);
    modelContract(tracked);
  });
}
