/* What a thread does in which a relay runs. */
import { parentPort } from 'node:worker_threads';
import type { Relay, RelayOptions, RelayStatus } from './relay.js';

/** How often the status is told, at most, in milliseconds. */
const TELL_PAUSE = 100;

/** Runs a relay until the thread is told to stop, and tells whoever started it how it is. */
export async function runRelayHere(
  open: (onStatus: NonNullable<RelayOptions['onStatus']>) => Relay,
): Promise<void> {
  const port = parentPort!;
  const stopping = new AbortController();
  port.on('message', () => stopping.abort());
  let latest: RelayStatus | undefined;
  const tell = (): void => {
    if (latest) port.postMessage(latest);
    latest = undefined;
  };
  const telling = setInterval(tell, TELL_PAUSE);
  try {
    await open((status) => (latest = status)).run(stopping.signal);
  } catch {
    // It halted; the status says why.
  } finally {
    clearInterval(telling);
    tell();
    port.close();
  }
}
