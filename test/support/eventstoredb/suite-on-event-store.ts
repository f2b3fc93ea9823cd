import { afterAll, expect, it } from '@jest/globals';
import { BACKWARDS, END, ErrorType, EventStoreDBClient, isCommandError } from '@eventstore/db-client';
import { eventStoreAddress } from '#runtime';
import { startStandIn } from './stand-in-process.js';
import { keepLogsIn, ledgersOfSuite } from './suite-store.js';

/**
 * A system suite of the embedded log, step by step, with its logs in EventStoreDB: on the real server that
 * EVENTSTORE_URL names, or on the stand-in.
 * @param suite imports the suite
 * @param least how many events it leaves behind, at least
 */
export async function suiteOnEventStore(suite: () => Promise<unknown>, least = 21): Promise<void> {
  const standIn = process.env['EVENTSTORE_URL'] ? undefined : await startStandIn();
  const server = process.env['EVENTSTORE_URL'] ?? standIn!.connection;
  keepLogsIn(server);
  await suite();
  it('has left its logs in EventStoreDB', async () => {
    expect(await eventsIn(server, ledgersOfSuite())).toBeGreaterThanOrEqual(least);
  });
  afterAll(() => standIn?.stop());
}

async function eventsIn(server: string, ledgers: readonly string[]): Promise<number> {
  const place = eventStoreAddress(server);
  if (place.kind !== 'eventstoredb') throw new Error(`${server} is no address of EventStoreDB`);
  const client = EventStoreDBClient.connectionString(place.connection);
  let events = 0;
  for (const ledger of ledgers) {
    const last = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
    const read = client.readStream(`assessment-ledger.${ledger}`, last);
    try {
      for await (const { event } of read) events += Number(event!.revision) + 1;
    } catch (error) {
      // A folder that was only tried has no log.
      const failure = error as Error;
      if (!isCommandError(failure) || failure.type !== ErrorType.STREAM_NOT_FOUND) throw error;
    }
  }
  await client.dispose();
  return events;
}
