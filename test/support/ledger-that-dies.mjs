import { ReplicatedEventStore } from '../../dist/libs/event-store/src/eventstoredb/replicated-event-store.js';
import { SqliteEventStore } from '../../dist/libs/event-store/src/sqlite/sqlite-event-store.js';
import { Ledger } from '../../dist/libs/runtime/src/index.js';

/*
 * A program of its own: opens the ledger in the folder that its first argument names, with everything that follows from
 * what is in it, and kills itself at the append whose number is the second argument: `before` it, or `after` it.
 */
const [root, number, when] = process.argv.slice(2);
let appends = 0;

for (const { prototype } of [SqliteEventStore, ReplicatedEventStore]) {
  const { append } = prototype;
  prototype.append = async function (request) {
    appends += 1;
    const isLast = appends === Number(number);
    if (isLast && when === 'before') process.kill(process.pid, 'SIGKILL');
    const appended = await append.call(this, request);
    if (isLast) process.kill(process.pid, 'SIGKILL');
    return appended;
  };
}

await Ledger.open(root, {
  now: () => new Date('2024-03-05T09:00:00Z'),
  eventStore: process.env.LEDGER_EVENT_STORE,
});
setInterval(() => undefined, 1000);
