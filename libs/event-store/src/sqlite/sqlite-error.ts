import { StoreUnavailable } from '../errors.js';

/**
 * Code of an error that SQLite raised (`SQLITE_FULL` …). Read from the error itself: `instanceof` fails where the
 * binding was loaded twice in one process.
 */
export function sqliteCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

export interface StorageFailure {
  readonly error: StoreUnavailable;
  /** True where it is certain that nothing was written, and the next append may well succeed. */
  readonly passing: boolean;
}

/** What an error out of a write transaction means for those who wait for it. */
export function storageFailure(cause: unknown): StorageFailure {
  const code = sqliteCode(cause);
  if (code === 'SQLITE_FULL') {
    return passing('the disk is full; nothing of this append was written; free space and retry', cause);
  }
  if (code?.startsWith('SQLITE_BUSY')) {
    return passing(
      'another program is writing to the log file; nothing of this append was written; stop it',
      cause,
    );
  }
  // After a failed fsync the pages may or may not reach the disk, and asking again does not tell.
  const message = `storage failed (${code ?? String(cause)}); whether this append was written is not known; no more is written until the ledger is restarted; then retry with the same command id`;
  return { error: new StoreUnavailable(message, { cause }), passing: false };
}

function passing(message: string, cause: unknown): StorageFailure {
  return { error: new StoreUnavailable(message, { cause }), passing: true };
}
