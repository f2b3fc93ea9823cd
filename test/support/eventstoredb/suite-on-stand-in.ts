import { afterAll, expect, it } from '@jest/globals';
import { StandInServer } from './stand-in-server.js';

/**
 * A system suite of the embedded log, step by step, with the log in EventStoreDB: what it starts reads the address from
 * its environment.
 * @param suite imports the suite
 * @param least how many events it leaves behind, at least
 */
export async function suiteOnStandIn(suite: () => Promise<unknown>, least = 21): Promise<void> {
  const server = await new StandInServer().start();
  process.env['LEDGER_EVENT_STORE'] = server.connection;
  await suite();
  it('has left its log in EventStoreDB', () => {
    expect(server.length('assessment-ledger')).toBeGreaterThanOrEqual(least);
  });
  afterAll(() => server.stop());
}
