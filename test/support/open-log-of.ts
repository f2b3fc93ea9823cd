import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openReplicatedEventStore, openSqliteEventStore, type EventStore } from '#event-store';
import { dataFolder, eventStoreAddress } from '#runtime';
import { eventStoreOf } from './eventstoredb/suite-store.js';

/** Opens the log of a data folder, wherever this suite keeps it. */
export function openLogOf(data: string): Promise<EventStore> {
  const place = eventStoreAddress(eventStoreOf(data));
  const { log: file } = dataFolder(data, { replica: place.kind === 'eventstoredb' });
  mkdirSync(dirname(file), { recursive: true });
  return place.kind === 'eventstoredb'
    ? openReplicatedEventStore({ ...place, replica: file })
    : openSqliteEventStore({ file });
}
