import type { Stretch } from './stretches.js';

/** NDJSON: one event on each line. */
export async function* lineStream(source: AsyncGenerator<Stretch>): AsyncGenerator<string> {
  for await (const { events } of source) {
    if (events.length > 0) yield events.map(({ text }) => `${text}\n`).join('');
  }
}
