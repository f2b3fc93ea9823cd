// Appends through the port against appends with the client alone, on the same server in the same run:
//   npm run bench:eventstoredb
// The server is the test double in a process of its own, or a real one where EVENTSTORE_URL says where it is.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openReplicatedEventStore } from '../../dist/libs/event-store/src/index.js';
import { startStandIn } from '../support/eventstoredb/stand-in.mjs';
import { grouped, inFolder, machine, median } from './support.mjs';

const ROUNDS = 5;
const APPENDS = 4_000;
const bytes = Buffer.alloc(500, 'x');

const standIn = process.env.EVENTSTORE_URL ? undefined : await startStandIn();
const connection = process.env.EVENTSTORE_URL ?? standIn.connection;

/** Appends one event to each of many streams, so many at a time; appends per second. */
async function paced(concurrency, append) {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < APPENDS) await append(`bench-${randomUUID()}`, next++);
    }),
  );
  return (APPENDS / (performance.now() - started)) * 1_000;
}

console.log(`${machine()}; server: ${standIn ? 'the test double' : 'EVENTSTORE_URL'}`);
await inFolder(async (folder) => {
  for (const concurrency of [1, 4, 16, 64]) await compare(folder, concurrency);
});
await standIn?.stop();

async function compare(folder, concurrency) {
  const rates = { client: [], port: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.client.push(await withClient(concurrency));
    rates.port.push(await withPort(concurrency, join(folder, `${concurrency}-${round}.sqlite`)));
  }
  const [client, port] = [median(rates.client), median(rates.port)];
  console.log(
    `${String(concurrency).padStart(2)} at a time: client ${grouped(client)}/s, port ${grouped(port)}/s, port/client ${(port / client).toFixed(2)}`,
  );
}

async function withClient(concurrency) {
  const client = EventStoreDBClient.connectionString(connection);
  const rate = await paced(concurrency, (stream) =>
    client.appendToStream(
      stream,
      { id: randomUUID(), type: 'Bench', contentType: 'application/octet-stream', data: bytes },
      { expectedRevision: 'no_stream' },
    ),
  );
  await client.dispose();
  return rate;
}

async function withPort(concurrency, replica) {
  const store = await openReplicatedEventStore({
    connection,
    replica,
    ledger: `bench_${randomUUID().replaceAll('-', '_')}`,
  });
  const rate = await paced(concurrency, (stream) =>
    store.append({ stream, expectedRevision: -1, events: [{ eventId: randomUUID(), bytes }] }),
  );
  const head = await store.head();
  await store.close();
  if (head !== APPENDS) throw new Error(`${head} of ${APPENDS} events are in the log`);
  return rate;
}
