/* The thread in which projections run, beside the one that answers: started by start-projection-worker. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteLogReader } from '#event-store';
import type { ProjectionStatus } from './engine/projection-status.js';
import { openProjector } from './engine/projector.js';

export interface WorkerInput {
  readonly folder: string;
  readonly logFile: string;
}

export type ToWorker = 'wake' | 'stop';

export type FromWorker =
  | { readonly type: 'status'; readonly projections: readonly ProjectionStatus[] }
  /** The last message: the log or the disk failed. */
  | { readonly type: 'failed'; readonly error: string };

const port = parentPort!;
const { folder, logFile } = workerData as WorkerInput;
const say = (message: FromWorker): void => port.postMessage(message);

let told = '';
function tell(projections: readonly ProjectionStatus[]): void {
  const news = JSON.stringify(projections);
  if (news !== told) say({ type: 'status', projections });
  told = news;
}

const stopping = new AbortController();
try {
  const log = openSqliteLogReader(logFile);
  const projector = openProjector({ folder, log, onProgress: tell });
  port.on('message', (message: ToWorker) => (message === 'wake' ? projector.wake() : stopping.abort()));
  await projector.run(stopping.signal).finally(() => projector.close());
  log.close();
} catch (error) {
  say({ type: 'failed', error: error instanceof Error ? error.message : String(error) });
}
port.close();
