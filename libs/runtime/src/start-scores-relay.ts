import { RelayWorker, type OnRelayNews } from '#publishing';
import type { ScoresRelayInput } from './scores-relay-worker.js';

/** Run from source, as tests are, the thread is the built one: worker threads load no TypeScript. */
const entry = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../../dist/libs/runtime/src/scores-relay-worker.js'
    : './scores-relay-worker.js',
  import.meta.url,
);

/** Starts a thread that publishes scores and rankings as they stand, from read models that another one keeps. */
export const startScoresRelay = (input: ScoresRelayInput, onNews?: OnRelayNews): RelayWorker =>
  new RelayWorker(entry, input, onNews);
