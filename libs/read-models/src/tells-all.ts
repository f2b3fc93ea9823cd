import { isOfLog } from './engine/log-batches.js';
import { lastApplied, positionOf, readStatus } from './engine/projection-status.js';
import { LiveGeneration } from './live-generation.js';
import type { LogSource } from './log-source.js';
import { onceBuilt } from './read-model-error.js';

/** Whether a folder of read models tells everything in a log, and nothing that is not in it. */
export async function tellsAll(folder: string, log: LogSource): Promise<boolean> {
  const live = new LiveGeneration(folder);
  try {
    const db = onceBuilt(() => live.now().db, undefined);
    if (!db || positionOf(readStatus(db)) !== (await log.head())) return false;
    return await isOfLog(lastApplied(db), log);
  } finally {
    live.close();
  }
}
