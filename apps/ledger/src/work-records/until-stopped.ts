import { PassThrough, type Readable } from 'node:stream';

/** The server stops before a body has come to its end. */
export class CutShort extends Error {}

/**
 * A body that is not waited for any more when the signal aborts: reading it fails with CutShort. What still comes is
 * read and thrown away, so that the connection can end in order.
 */
export function untilStopped(body: Readable, signal: AbortSignal): Readable {
  const taken = new PassThrough();
  const stop = (): void => {
    if (taken.writableEnded) return;
    taken.destroy(new CutShort('the server is stopping; send the rest again'));
  };
  body.once('close', () => {
    if (!taken.writableEnded) taken.destroy(new Error('the client went away'));
  });
  body.once('error', (error) => taken.destroy(error));
  taken.once('close', () => {
    signal.removeEventListener('abort', stop);
    body.unpipe(taken);
    body.resume();
  });
  // Whoever reads it hears of it; before and after that, nobody needs to.
  taken.on('error', () => undefined);
  signal.addEventListener('abort', stop);
  body.pipe(taken);
  if (signal.aborted) stop();
  return taken;
}
