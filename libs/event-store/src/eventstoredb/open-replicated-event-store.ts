import { StoreRefused } from '../errors.js';
import { openSqliteReplica } from '../sqlite/open-sqlite-event-store.js';
import type { SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { logStream, RemoteLog } from './remote-log.js';
import { ReplicaFeed } from './replica-feed.js';
import { ReplicatedEventStore } from './replicated-event-store.js';

export interface ReplicatedEventStoreOptions {
  /** Connection string of EventStoreDB: `esdb://user:password@host:2113,host2:2113?tls=true`. */
  readonly connection: string;
  /** Path of the replica, in a folder that exists; made where there is none, and may be deleted at any time. */
  readonly replica: string;
  /** How long the server may take for an append, in milliseconds; 5,000 unless told otherwise. */
  readonly deadlineMs?: number;
  /** How long an append without an answer is reconciled and tried again, in milliseconds; 10,000 unless told otherwise. */
  readonly patienceMs?: number;
  /** Name of the ledger, where the server holds the logs of several. */
  readonly ledger?: string;
}

/**
 * Opens the log in EventStoreDB, with the replica caught up.
 * @throws StoreUnavailable where the server cannot be reached
 * @throws StoreRefused where the replica is of another log, or damaged
 */
export async function openReplicatedEventStore({
  connection,
  replica: file,
  deadlineMs = 5_000,
  patienceMs = 10_000,
  ledger,
}: ReplicatedEventStoreOptions): Promise<ReplicatedEventStore> {
  const remote = new RemoteLog(connection, addressOf(connection), deadlineMs, logStream(ledger));
  const replica = await openSqliteReplica(file);
  try {
    await requireSameLog(replica.store, remote, file);
    const feed = new ReplicaFeed(replica.store, remote);
    await feed.catchUp();
    feed.start();
    return new ReplicatedEventStore(replica, remote, feed, patienceMs);
  } catch (error) {
    await replica.store.close();
    await remote.close();
    throw error;
  }
}

/** The last event of the replica must be what stands there in the log. */
async function requireSameLog(replica: SqliteEventStore, remote: RemoteLog, file: string): Promise<void> {
  const head = await replica.head();
  if (head === 0) return;
  const [mine] = await replica.readLog(head - 1, 1);
  const theirs = await remote.at(head);
  if (theirs && Buffer.compare(mine!.bytes, theirs.bytes) === 0) return;
  throw new StoreRefused(
    theirs
      ? `${file} is a replica of another log than that of ${remote.address}; delete it, or connect to its own log`
      : `the log of ${remote.address} ends before position ${head} of its replica ${file}; it lost its tail, or is another one: restore it before anything is written`,
  );
}

/** For messages: without user and password. */
const addressOf = (connection: string): string =>
  connection.replace(/^[^:]+:\/\/(?:[^@/]*@)?/, '').replace(/[/?].*$/, '');
