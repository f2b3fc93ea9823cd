import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { openReplicatedEventStore } from '#event-store';
import { eventStoreAddress } from '#runtime';
import { describeEventStoreContract } from '../../libs/event-store/src/testing/contract.js';
import { newReplica } from '../support/eventstoredb/replicas.js';
import { StandInServer } from '../support/eventstoredb/stand-in-server.js';

/** A real server, as `LEDGER_EVENT_STORE` names one; docs/distributed.md says how to start it. */
const { EVENTSTORE_URL } = process.env;

const servers: StandInServer[] = [];
afterAll(() => servers.forEach((server) => server.stop()));

async function standIn(): Promise<string> {
  const server = await new StandInServer().start();
  servers.push(server);
  return server.connection;
}

function realServer(url: string): string {
  const place = eventStoreAddress(url);
  if (place.kind === 'eventstoredb') return place.connection;
  throw new Error('EVENTSTORE_URL must be an address such as eventstoredb://127.0.0.1:2113?tls=false');
}

const kind = EVENTSTORE_URL ? 'EventStoreDB' : 'the stand-in for EventStoreDB';

// Opened again, it starts from nothing but what the server holds.
describeEventStoreContract(`the log in ${kind}`, async () => {
  const connection = EVENTSTORE_URL ? realServer(EVENTSTORE_URL) : await standIn();
  // What other tests wrote stays on a real server: each has a log of its own.
  const ledger = `test_${randomUUID().replaceAll('-', '_')}`;
  const open = () => openReplicatedEventStore({ connection, replica: newReplica(), ledger });
  return { store: await open(), reopen: open };
});
