import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openSqliteEventStore } from '../../../../dist/libs/event-store/src/index.js';

/*
 * A program of its own, for the crash test: appends to the log that its first argument names, from several writers at
 * once, and reports each acknowledgement on a line of JSON, until it is killed. The second argument names its streams, the third says whether
 * the log is written `in-thread`.
 */
const [file, name, where] = process.argv.slice(2);
const store = await openSqliteEventStore({ file, inThread: where === 'in-thread' });

async function write(stream) {
  for (let revision = -1, turn = 0; ; turn++) {
    const command = { commandId: `${stream}-${turn}`, inputDigest: 'd' };
    const events = Array.from({ length: 1 + (turn % 3) }, (_, index) => {
      const eventId = randomUUID();
      const event = { eventId, stream, revision: revision + 1 + index, filler: 'x'.repeat(turn % 700) };
      return { eventId, bytes: Buffer.from(JSON.stringify(event)) };
    });
    const appended = await store.append({ stream, expectedRevision: revision, events, command });
    revision = appended.lastRevision;
    const ids = events.map(({ eventId }) => eventId);
    writeSync(1, `${JSON.stringify({ stream, commandId: command.commandId, ids, ...appended })}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, index) => write(`${name}-${index}`)));
