import { existsSync } from 'node:fs';
import { openReplicatedEventStore, openSqliteEventStore, StoreRefused, type EventStore } from '#event-store';
import { dataFolder, type DataFolder } from './data-folder.js';
import { eventStoreAddress } from './event-store-address.js';

/**
 * Opens the log that a data folder goes with.
 * @param inThread whether a thread of its own writes it, where it is in the folder
 * @throws StoreRefused where the folder holds the log of another store
 */
export async function openEventStore(
  root: string,
  address: string,
  inThread: boolean,
): Promise<{ readonly folder: DataFolder; readonly store: EventStore }> {
  const place = eventStoreAddress(address);
  const replica = place.kind === 'eventstoredb';
  const folder = dataFolder(root, { replica });
  if (existsSync(dataFolder(root, { replica: !replica }).log)) throw holdsOther(root, replica);
  const store = replica
    ? await openReplicatedEventStore({ ...place, replica: folder.log })
    : await openSqliteEventStore({ file: folder.log, inThread });
  return { folder, store };
}

const holdsOther = (root: string, replica: boolean): StoreRefused =>
  new StoreRefused(
    replica
      ? `${root} holds a log of its own; copy it with \`ledger migrate --to\`, and start here from another folder`
      : `${root} holds a replica of a log in EventStoreDB; say where that is in LEDGER_EVENT_STORE`,
  );
