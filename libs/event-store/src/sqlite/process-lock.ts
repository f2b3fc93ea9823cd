import Database from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StoreInUse } from '../errors.js';
import { sqliteCode } from './sqlite-error.js';

export interface ProcessLock {
  release(): void;
}

/**
 * Makes this process the only writer of a log. The lock is the operating system's own, on a file beside the log: it
 * goes with the process, however that ends, and is never left behind. Who holds it stands in another file, because
 * on POSIX a process that opens and closes a locked file by other means loses its lock on it.
 * @throws StoreInUse where another process, or this one, has the log open
 */
export function lockLog(file: string): ProcessLock {
  const ownerFile = `${file}.owner`;
  const db = new Database(`${file}.lock`, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error;
    throw new StoreInUse(
      `the log ${file} is in use by ${ownerOf(ownerFile)}; stop that process, or wait until it has ended, and start again`,
      { cause: error },
    );
  }
  tryTo(() => writeFileSync(ownerFile, `process ${process.pid}, started ${new Date().toISOString()}\n`));
  return {
    release() {
      tryTo(() => rmSync(ownerFile, { force: true }));
      db.close();
    },
  };
}

function ownerOf(ownerFile: string): string {
  try {
    return readFileSync(ownerFile, 'utf8').trim().slice(0, 100) || 'another process';
  } catch {
    return 'another process';
  }
}

/** The note about the owner is a courtesy to whoever reads the message; the lock does not hang on it. */
function tryTo(write: () => void): void {
  try {
    write();
  } catch {
    // Nothing to do: the message will say "another process".
  }
}
