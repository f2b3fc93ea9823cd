import type { AddressInfo } from 'node:net';
import { Ledger } from '#runtime';
import { AddressUnavailable } from './address-unavailable.js';
import { createApp } from './create-app.js';
import { openLedgerOn } from './open-ledger-on.js';

export { AddressUnavailable };

export interface ServerOptions {
  /** Folder of the ledger. */
  readonly data: string;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no more requests, answers those it has, and closes the ledger. */
  close(): Promise<void>;
}

/** How long requests under way may take when the server stops, in milliseconds. */
const LONGEST_FAREWELL = 10_000;

/**
 * Opens a ledger and serves it.
 * @throws StoreRefused where the ledger cannot be opened
 * @throws AddressUnavailable where nothing can listen there; the ledger is closed again
 */
export async function startServer({ data, host, port }: ServerOptions): Promise<RunningServer> {
  const ledger = await Ledger.open(data);
  try {
    const app = await createApp(await openLedgerOn(ledger));
    await app.init();
    // Not `app.listen`: that one logs a failure besides throwing it.
    const listening = app.getHttpAdapter().getInstance().listen({ host, port });
    await listening.catch(async (error: NodeJS.ErrnoException) => {
      await app.close();
      throw AddressUnavailable.of(error, host, port);
    });
    const server = app.getHttpServer();
    return {
      url: urlOf(server.address() as AddressInfo),
      async close() {
        // A connection that was busy when the server stopped is kept open by its client once it is answered.
        const sweep = setInterval(() => server.closeIdleConnections(), 100);
        const cutOff = setTimeout(() => server.closeAllConnections(), LONGEST_FAREWELL);
        await app.close();
        clearInterval(sweep);
        clearTimeout(cutOff);
        await ledger.close();
      },
    };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

/** An address that a browser on this machine can open, also where the server listens on all. */
function urlOf({ address, port }: AddressInfo): string {
  const host = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
