/* The thread in which a log is relayed, beside the one that answers: started by start-relay-worker. */
import { workerData } from 'node:worker_threads';
import { openSqliteLogReader } from '#event-store';
import type { KafkaOptions } from './kafka-options.js';
import { relayToKafka } from './open-relay.js';
import { runRelayHere } from './relay-thread.js';

export interface RelayWorkerInput {
  readonly logFile: string;
  readonly kafka: KafkaOptions;
  /** As of the relay's own options. */
  readonly from?: number;
  readonly once?: boolean;
}

const { logFile, kafka, ...options } = workerData as RelayWorkerInput;
const log = openSqliteLogReader(logFile);
await runRelayHere((onStatus) => relayToKafka(log, kafka, { ...options, onStatus }));
log.close();
