import { StandInServer } from './stand-in.mjs';

/* A program of its own: the test double of EventStoreDB, which says on a line where it is, until nobody holds its input. */
const server = await new StandInServer().start();
process.stdout.write(`${server.connection}\n`);
process.stdin.on('end', () => server.stop()).resume();
