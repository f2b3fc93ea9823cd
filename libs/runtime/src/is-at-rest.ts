import type { CalendarDate } from '#domain';
import { openSqliteLogReader } from '#event-store';
import { CheckpointFile } from '#processing';
import { openReadModels, tellsAll } from '#read-models';
import { dataFolder } from './data-folder.js';

/**
 * Whether nothing is left to do in a ledger: all that its log holds is judged and told, and nothing has fallen due by
 * that day. It can then be read as it stands. No for a ledger that cannot be read: to open it tells why,
 * or mends it.
 */
export async function isAtRest(root: string, today: CalendarDate): Promise<boolean> {
  const folder = dataFolder(root);
  if (folder.replica) return false;
  try {
    const log = openSqliteLogReader(folder.log);
    const readModels = openReadModels({ folder: folder.readModels, log });
    try {
      return (
        new CheckpointFile(folder.computedRules).read() === log.head() &&
        (await tellsAll(folder.readModels, log)) &&
        readModels.pendingAnswers(today).length === 0 &&
        readModels.dueCasework(today).length === 0
      );
    } finally {
      readModels.close();
      log.close();
    }
  } catch {
    return false;
  }
}
