import { SqliteEventStore } from '../../dist/libs/event-store/src/sqlite/sqlite-event-store.js';
import { Ledger } from '../../dist/libs/runtime/src/index.js';

/*
 * A program of its own: opens the ledger in the folder that its first argument names, with everything that follows from
 * what is in it, and kills itself at the append whose number is the second argument: `before` it, or `after` it.
 */
const [root, number, when] = process.argv.slice(2);
const { append } = SqliteEventStore.prototype;
let appends = 0;

SqliteEventStore.prototype.append = async function (request) {
  appends += 1;
  const isLast = appends === Number(number);
  if (isLast && when === 'before') process.kill(process.pid, 'SIGKILL');
  const appended = await append.call(this, request);
  if (isLast) process.kill(process.pid, 'SIGKILL');
  return appended;
};

await Ledger.open(root, { now: () => new Date('2024-03-05T09:00:00Z') });
setInterval(() => undefined, 1000);
