import { mkdirSync } from 'node:fs';
import type { EventStore } from '#event-store';
import { openEventStore } from '../../libs/runtime/src/open-event-store.js';
import { eventStoreOf } from './eventstoredb/suite-store.js';

/** Opens the log of a data folder, wherever this suite keeps it. */
export async function openLogOf(data: string): Promise<EventStore> {
  mkdirSync(data, { recursive: true });
  return (await openEventStore(data, eventStoreOf(data), false)).store;
}
