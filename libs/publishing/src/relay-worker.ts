/* The thread in which a log is relayed, beside the one that answers: started by start-relay-worker. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteLogReader } from '#event-store';
import type { KafkaOptions } from './kafka-options.js';
import { relayToKafka } from './open-relay.js';
import type { RelayStatus } from './relay.js';

export interface RelayWorkerInput {
  readonly logFile: string;
  readonly kafka: KafkaOptions;
  /** As of the relay's own options. */
  readonly from?: number;
  readonly once?: boolean;
}

/** How often the status is told, at most, in milliseconds. */
const TELL_PAUSE = 100;

const port = parentPort!;
const { logFile, kafka, ...options } = workerData as RelayWorkerInput;
const stopping = new AbortController();
port.on('message', () => stopping.abort());

let latest: RelayStatus | undefined;
const tell = (): void => {
  if (latest) port.postMessage(latest);
  latest = undefined;
};
const telling = setInterval(tell, TELL_PAUSE);
const log = openSqliteLogReader(logFile);
try {
  await relayToKafka(log, kafka, { ...options, onStatus: (status) => (latest = status) }).run(
    stopping.signal,
  );
} catch {
  // It halted; the status says why.
} finally {
  clearInterval(telling);
  tell();
  log.close();
  port.close();
}
