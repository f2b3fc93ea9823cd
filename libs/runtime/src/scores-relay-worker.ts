/* The thread in which scores and rankings are published: started by start-scores-relay. */
import { workerData } from 'node:worker_threads';
import { openSqliteLogReader } from '#event-store';
import { relayScoresToKafka, runRelayHere, type KafkaOptions } from '#publishing';
import { openReadModels } from '#read-models';
import { keptScores } from './kept-scores.js';

export interface ScoresRelayInput {
  readonly logFile: string;
  /** The folder of the read models; another thread keeps them. */
  readonly readModels: string;
  readonly kafka: KafkaOptions;
}

const { logFile, readModels: folder, kafka } = workerData as ScoresRelayInput;
const log = openSqliteLogReader(logFile);
const readModels = openReadModels({ folder, log });
await runRelayHere((onStatus) => relayScoresToKafka(log, keptScores(readModels), kafka, { onStatus }));
readModels.close();
log.close();
