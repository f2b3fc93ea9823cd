import type { Stretch } from './stretches.js';

/** How long a client waits before it connects again, in milliseconds. */
const RETRY = 2000;
/** Proxies cut connections on which nothing is said for long. */
const HEARTBEAT = 15_000;

/**
 * Server-sent events: `id` is the position, `event` the type. A heartbeat carries the position as well, so that
 * whoever is shown little does not have the log searched again from their last event on.
 */
export async function* eventStream(
  source: AsyncGenerator<Stretch>,
  heartbeat = HEARTBEAT,
): AsyncGenerator<string> {
  yield `retry: ${RETRY}\n\n`;
  let through: number | undefined;
  for await (const stretch of withBeats(source, heartbeat)) {
    if (stretch === undefined) {
      yield `: heartbeat\n${through === undefined ? '' : `id: ${through}\n`}\n`;
      continue;
    }
    ({ through } = stretch);
    const text = stretch.events.map(
      ({ position, type, text }) => `id: ${position}\nevent: ${type}\ndata: ${text}\n\n`,
    );
    if (text.length > 0) yield text.join('');
  }
}

/** What the source gives, and undefined at every beat. The source is asked for one thing at a time. */
async function* withBeats<T>(source: AsyncGenerator<T>, beat: number): AsyncGenerator<T | undefined> {
  let wake = Promise.withResolvers<unknown>();
  const timer = setInterval(() => wake.resolve(true), beat);
  try {
    for (;;) {
      const pulled: { result?: IteratorResult<T>; failure?: { readonly error: unknown } } = {};
      // One reaction on each promise: racing it against every beat would pile them up while nothing happens.
      source.next().then(
        (result) => {
          pulled.result = result;
          wake.resolve(true);
        },
        (error: unknown) => {
          pulled.failure = { error };
          wake.resolve(true);
        },
      );
      while (!pulled.result) {
        await wake.promise;
        wake = Promise.withResolvers();
        if (pulled.failure) throw pulled.failure.error;
        if (!pulled.result) yield undefined;
      }
      if (pulled.result.done) return;
      yield pulled.result.value;
    }
  } finally {
    clearInterval(timer);
    await source.return(undefined);
  }
}
