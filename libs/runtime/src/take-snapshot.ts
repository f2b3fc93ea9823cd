import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { copySqliteLog } from '#event-store';
import { CheckpointFile } from '#processing';
import { copyReadModels } from '#read-models';
import { dataFolder } from './data-folder.js';

export interface Snapshot {
  /** Position of the last event in it. */
  readonly position: number;
  /** Whether there were read models to be taken along. */
  readonly readModels: boolean;
}

/**
 * Copies a data folder, also while a server has it open, into one that a node can be started from: the log or its
 * replica, how far records were judged, the read models, the evidence. Left out are the key for tokens, which is secret,
 * and the lists of imports. The log is copied behind what is made of it, and the evidence behind the log that names it,
 * so that nothing in the copy is ahead of what it rests on.
 * @param to a folder that is not there yet, or empty; it is there whole or not at all
 * @throws RangeError where there is something in it; StoreRefused where there is no log to copy
 */
export async function takeSnapshot(root: string, to: string): Promise<Snapshot> {
  if (existsSync(to) && readdirSync(to).length > 0) {
    throw new RangeError(`${to} is not empty; give a folder that is not there yet`);
  }
  const passing = `${to.replace(/\/+$/, '')}.unfinished`;
  rmSync(passing, { recursive: true, force: true });
  mkdirSync(passing, { recursive: true });
  try {
    const from = dataFolder(root);
    const copy = dataFolder(passing, { replica: from.replica });
    new CheckpointFile(copy.computedRules).write(new CheckpointFile(from.computedRules).read());
    const readModels = await copyReadModels(from.readModels, copy.readModels);
    const position = await copySqliteLog(from.log, copy.log);
    if (existsSync(from.evidence)) {
      cpSync(from.evidence, copy.evidence, {
        recursive: true,
        filter: (path) => !path.endsWith('.partial'),
      });
    }
    renameSync(passing, to);
    return { position, readModels };
  } catch (error) {
    rmSync(passing, { recursive: true, force: true });
    throw error;
  }
}
