import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReplicatedEventStore, type EventStore } from '#event-store';

/** Path of a replica that is not there yet. */
export const newReplica = (): string => join(mkdtempSync(join(tmpdir(), 'replica-')), 'log-replica.sqlite');

/** A node's log on a server; impatient, so that what is never answered does not take long to test. */
export const openNode = (connection: string, replica = newReplica()): Promise<EventStore> =>
  openReplicatedEventStore({ connection, replica, deadlineMs: 300, patienceMs: 5_000 });
