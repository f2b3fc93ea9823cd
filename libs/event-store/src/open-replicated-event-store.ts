import type {
  openReplicatedEventStore as Open,
  ReplicatedEventStoreOptions,
} from './eventstoredb/open-replicated-event-store.js';

/**
 * Opens the log in EventStoreDB, with the replica caught up. The client is loaded here alone: it takes a fifth of the
 * time in which a command starts, and most ledgers have no need of it.
 * @throws StoreUnavailable where the server cannot be reached
 * @throws StoreRefused where the replica is of another log, or damaged
 */
export async function openReplicatedEventStore(
  options: ReplicatedEventStoreOptions,
): ReturnType<typeof Open> {
  return (await import('./eventstoredb/open-replicated-event-store.js')).openReplicatedEventStore(options);
}
