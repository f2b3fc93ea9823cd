import { RelayWorker, type OnRelayNews } from './relay-in-worker.js';
import type { RelayWorkerInput } from './relay-worker.js';

/** Run from source, as tests are, the thread is the built one: worker threads load no TypeScript. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/libs/publishing/src/relay-worker.js' : './relay-worker.js',
  import.meta.url,
);

/** Starts a thread that relays a SQLite log, through a connection of its own. */
export const startRelayWorker = (input: RelayWorkerInput, onNews?: OnRelayNews): RelayWorker =>
  new RelayWorker(entry, input, onNews);
