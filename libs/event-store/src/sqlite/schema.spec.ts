import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { logFiles } from '../testing/data-folder.js';
import { anAppend } from '../testing/requests.js';
import { connectWriter } from './connection.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';
import { migrate, migrations, schemaVersion, type Migration } from './schema.js';

const newLogFile = logFiles();

/** A log as version 1 of the schema made it. Frozen: every later program must open it. */
const VERSION_1 = `
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA application_id = 1095517508;
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
  PRAGMA user_version = 1;
  INSERT INTO events VALUES (1, 'staff-7', 0, x'00000000000070008000000000000001', x'7b226e223a317d');
  INSERT INTO commands VALUES ('c1', 'd1', 1, 1);
`;

describe('the schema of the log', () => {
  it('of version 1 is opened, read and written', async () => {
    const file = newLogFile();
    const old = new Database(file);
    old.exec(VERSION_1);
    old.close();

    const store = await openSqliteEventStore({ file });
    const [event] = await store.readStream('staff-7');
    expect({ ...event, bytes: Buffer.from(event!.bytes).toString() }).toEqual({
      position: 1,
      stream: 'staff-7',
      revision: 0,
      bytes: '{"n":1}',
    });
    expect(await store.findCommand('c1')).toMatchObject({
      inputDigest: 'd1',
      stream: 'staff-7',
      lastPosition: 1,
    });
    expect(await store.append(anAppend('staff-7', 0))).toMatchObject({ lastPosition: 2 });
    await store.close();
  });

  it('is brought up step by step, each from the version before', () => {
    const db = connectWriter(newLogFile());
    migrate(db);
    const added: number[] = [];
    const steps: Migration[] = [
      ...migrations,
      () => added.push(schemaVersion(db)),
      () => added.push(schemaVersion(db)),
    ];
    migrate(db, steps);
    migrate(db, steps);
    expect(added).toEqual([migrations.length, migrations.length + 1]);
    expect(schemaVersion(db)).toBe(steps.length);
    db.close();
  });

  it('stays at the last whole step when one fails', () => {
    const db = connectWriter(newLogFile());
    const failing: Migration = (connection) => {
      connection.exec('CREATE TABLE half_done (a INTEGER)');
      throw new Error('no further');
    };
    expect(() => migrate(db, [...migrations, failing])).toThrow('no further');
    expect(schemaVersion(db)).toBe(migrations.length);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half_done'").all()).toEqual([]);
    db.close();
  });
});
