import { mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { currentGeneration, generationFile, switchTo } from './engine/generation-files.js';

/** All pages at a time: then no projection can write in between, and the copying need not begin again. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies the live read models as they stand at one moment, into a folder that is not there yet.
 * @returns whether there were any
 */
export async function copyReadModels(folder: string, to: string): Promise<boolean> {
  const name = currentGeneration(folder);
  if (name === undefined) return false;
  const db = new Database(generationFile(folder, name), { readonly: true, fileMustExist: true });
  mkdirSync(to);
  try {
    await db.backup(generationFile(to, name), { progress: () => ALL_PAGES });
  } finally {
    db.close();
  }
  switchTo(to, name);
  return true;
}
