import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ReadModelError } from '../read-model-error.js';

/*
 * A folder of read models holds one SQLite file for each generation and `current`, which names the live one.
 * Names are never used twice while anybody may have the file open.
 */

const NAME = /^generation-(\d+)$/;
const FILE = /^(generation-\d+)\.sqlite(-wal|-shm|-journal)?$/;

export const generationFile = (folder: string, name: string): string => join(folder, `${name}.sqlite`);

/** Name of the live generation; undefined where there is none yet. */
export function currentGeneration(folder: string): string | undefined {
  let name: string;
  try {
    name = readFileSync(join(folder, 'current'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (!NAME.test(name))
    throw new Error(`${join(folder, 'current')} names no generation; remove it to rebuild`);
  return name;
}

/** Changes whenever the pointer does: it is never written to, only replaced. Undefined where there is none yet. */
export function pointerVersion(folder: string): string | undefined {
  const file = statSync(join(folder, 'current'), { throwIfNoEntry: false });
  return file && `${file.ino} ${file.mtimeMs} ${file.ctimeMs}`;
}

/** A name behind every name in the folder. */
export function nextGeneration(folder: string): string {
  const names = readdirSync(folder).map((file) => FILE.exec(file)?.[1] ?? '');
  const numbers = [...names, currentGeneration(folder) ?? ''].map((name) =>
    Number(NAME.exec(name)?.[1] ?? 0),
  );
  return `generation-${Math.max(...numbers) + 1}`;
}

/**
 * Makes a finished generation the live one. Its content reaches stable storage before its name does: a power cut
 * leaves the old generation or the whole new one.
 */
export function switchTo(folder: string, name: string): void {
  syncPath(generationFile(folder, name));
  const fresh = join(folder, 'current.new');
  const file = openSync(fresh, 'w');
  writeSync(file, name);
  fsyncSync(file);
  closeSync(file);
  renameSync(fresh, join(folder, 'current'));
  syncPath(folder);
}

/** Removes every generation but the live one. Whoever still has one open reads on undisturbed until closing it. */
export function removeOthers(folder: string): void {
  const current = currentGeneration(folder);
  for (const file of readdirSync(folder)) {
    const name = FILE.exec(file)?.[1];
    if (name !== undefined && name !== current) rmSync(join(folder, file), { force: true });
  }
}

/**
 * Holds the folder's right to build and remove generations. The lock is SQLite's own on a file, which the system
 * takes back from a process that dies: a crash leaves no lock behind.
 * @throws ReadModelError `rebuild-under-way` where somebody else holds it
 */
export async function whileBuilding<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const lock = new Database(join(folder, 'build.lock'), { timeout: 0 });
  try {
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      throw new ReadModelError(
        'rebuild-under-way',
        `another rebuild is under way in ${folder}; wait for it to end`,
      );
    }
    return await work();
  } finally {
    lock.close();
  }
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
