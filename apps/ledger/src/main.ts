import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { openTokenVerifier } from '#access';
import { Ledger } from '#runtime';
import { AddressUnavailable } from './address-unavailable.js';
import { type Config } from './config/config.js';
import { readConfig } from './config/read-config.js';
import { createApp } from './create-app.js';
import { openLedgerOn } from './open-ledger-on.js';
import { Connections } from './operating/connections.js';
import { flushed } from './operating/log.js';
import { startOperations, type Operations } from './operating/operations.js';
import { startIntake } from './operating/start-intake.js';
import { startRelays, stopRelays, type Relays } from './operating/start-relays.js';
import { tellOfLeases } from './operating/tell-of-leases.js';

export { AddressUnavailable, readConfig };

export interface ServerOptions {
  /** The time, as events record it; the system's unless told otherwise. */
  readonly now?: () => Date;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no more connections, answers the requests on those there are, and closes the ledger. */
  close(): Promise<void>;
}

/**
 * Opens a ledger and serves it.
 * @throws StoreRefused where the ledger cannot be opened
 * @throws LocalKeyRefused where the key for tokens cannot be used
 * @throws AddressUnavailable where nothing can listen there; the ledger is closed again
 */
export async function startServer(config: Config, { now }: ServerOptions = {}): Promise<RunningServer> {
  const { data, timeZone, eventStore, roles } = config;
  const ledger = await Ledger.open(data, { timeZone, eventStore, roles, ...(now && { now }) });
  let relays: Relays = {};
  try {
    const operations = await startOperations(config);
    tellOfLeases(ledger, operations.log);
    relays = startRelays(ledger, config, operations.log);
    return await serve(ledger, relays, config, operations);
  } catch (error) {
    await stopRelays(relays);
    await ledger.close();
    throw error;
  }
}

async function serve(
  ledger: Ledger,
  relays: Relays,
  config: Config,
  operations: Operations,
): Promise<RunningServer> {
  const { log, stopping, tracing } = operations;
  const tokens = await openTokenVerifier(config.access, ledger.folder.signingKey);
  const app = await createApp(await openLedgerOn(ledger, relays), config, operations, tokens);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const server = app.getHttpServer();
  const connections = new Connections(server);
  const { host, port } = config;
  // Not `app.listen`: that one logs a failure besides throwing it.
  server.listen({ host, port });
  await once(server, 'listening').catch(async (error: NodeJS.ErrnoException) => {
    await app.close();
    throw AddressUnavailable.of(error, host, port);
  });
  // Behind everything that can fail: nothing is taken in by a server that does not serve.
  const intake = startIntake(ledger, config, operations);
  const url = urlOf(server.address() as AddressInfo);
  log.info({ url, position: await ledger.store.head() }, 'serving');
  return {
    url,
    async close() {
      log.info('stopping: requests under way are answered first');
      await intake?.stop();
      await connections.drain(stopping, config.longestFarewell * 1000);
      await app.close();
      await tracing?.stop();
      await stopRelays(relays);
      await ledger.close();
      log.info('stopped');
      await flushed(log);
    },
  };
}

/** An address that a browser on this machine can open, also where the server listens on all. */
function urlOf({ address, port }: AddressInfo): string {
  const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
