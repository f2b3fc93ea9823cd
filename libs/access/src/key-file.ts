import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { LocalKeyRefused } from './errors.js';

const OWNER_ONLY = 0o600;
const ANYONE_ELSE = 0o007;

/** The text of a secret file. Undefined where there is no such file. @throws LocalKeyRefused where all may read it */
export function readSecret(file: string): string | undefined {
  try {
    // On Windows the mode says nothing of who may read.
    if (process.platform !== 'win32' && (statSync(file).mode & ANYONE_ELSE) !== 0) {
      throw new LocalKeyRefused(
        `every user of this machine may read ${file}, and sign in as anyone with it; delete it (all tokens end), or: chmod 600`,
      );
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Writes a secret file that was not there, readable by its owner alone. Of several processes that do so at the same
 * time one succeeds, and none ever reads half a file.
 * @returns whether it was this one
 */
export function writeSecretOnce(file: string, text: string): boolean {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomUUID()}`;
  const descriptor = openSync(unfinished, 'wx', OWNER_ONLY);
  try {
    chmodSync(unfinished, OWNER_ONLY);
    writeSync(descriptor, text);
    fsyncSync(descriptor);
    // A link, unlike a rename, never replaces what another process has put there.
    linkSync(unfinished, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    closeSync(descriptor);
    rmSync(unfinished, { force: true });
  }
}
