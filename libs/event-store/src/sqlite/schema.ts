import type { Connection } from './connection.js';

/** "ALED" in ASCII: tells our log from any other SQLite file. */
export const APPLICATION_ID = 0x414c4544;

export type Migration = (db: Connection) => void;

/** Step n brings a log from version n to n + 1. A step that was ever released is never changed. */
export const migrations: readonly Migration[] = [createLog];

/**
 * Brings the log to the newest version, each step in a transaction of its own, so that a crash in between leaves
 * a log of a known version.
 */
export function migrate(db: Connection, steps: readonly Migration[] = migrations): void {
  for (let version = schemaVersion(db); version < steps.length; version++) {
    db.transaction(() => {
      steps[version]!(db);
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
}

export function schemaVersion(db: Connection): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * `AUTOINCREMENT` remembers the highest position ever given in a place of its own: a log that lost its tail is found
 * out. A command points to its last event; where it stands and in which stream is read from there.
 */
function createLog(db: Connection): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(`
    CREATE TABLE events (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      stream   TEXT    NOT NULL,
      revision INTEGER NOT NULL,
      event_id BLOB    NOT NULL,
      bytes    BLOB    NOT NULL,
      UNIQUE (stream, revision),
      UNIQUE (event_id)
    ) STRICT;
    CREATE TABLE commands (
      command_id    TEXT    NOT NULL PRIMARY KEY,
      input_digest  TEXT    NOT NULL,
      event_count   INTEGER NOT NULL,
      last_position INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
