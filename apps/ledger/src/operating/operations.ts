import { type Config } from '../config/config.js';
import { openLog, type ServerLog } from './log.js';
import { Metrics } from './metrics.js';
import { Stopping } from './stopping.js';
import { Tracing } from './tracing.js';

/** What runs beside the work: how the server is watched, and how it stops. */
export interface Operations {
  readonly log: ServerLog;
  readonly metrics: Metrics;
  readonly stopping: Stopping;
  /** Missing where no traces are wanted. */
  readonly tracing?: Tracing;
}

export async function startOperations({ logLevel, tracesEndpoint }: Config): Promise<Operations> {
  return {
    log: openLog(logLevel),
    metrics: new Metrics(),
    stopping: new Stopping(),
    ...(tracesEndpoint !== undefined && { tracing: await Tracing.to(tracesEndpoint) }),
  };
}
