import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreUnavailable } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { logFiles } from '../testing/data-folder.js';
import { anAppend, anEvent } from '../testing/requests.js';
import { connectReader, connectWriter } from './connection.js';
import { LogWriter } from './log-writer.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';
import { migrate } from './schema.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { startLogWriterThread } from './start-log-writer-thread.js';

const newLogFile = logFiles();
const WRITTEN = [
  ['written here', false],
  ['written in a thread', true],
] as const;
const LIMITS = { events: 10_000, bytes: 1_000_000_000 };

describe('a log whose storage fails', () => {
  it('refuses clearly while the disk is full, keeps what it has, and goes on when there is space', async () => {
    const file = newLogFile();
    const db = connectWriter(file);
    migrate(db);
    const store = new SqliteEventStore(db, new LogWriter(db), () => void db.close(), LIMITS);
    await store.append({ ...anAppend('a', -1), command: { commandId: 'c1', inputDigest: 'd' } });

    // A limit on the file's pages is a full disk, as far as SQLite can tell.
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
    const large = { ...anAppend('a', 0), events: [anEvent(), anEvent(new Uint8Array(100_000))] };
    const command = { commandId: 'c2', inputDigest: 'd' };
    const outcomes = await Promise.allSettled([
      store.append({ ...large, command }),
      store.append(anAppend('b', -1)),
    ]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
      expect((outcome as PromiseRejectedResult).reason.message).toMatch(
        /disk is full.*nothing.*free space and retry/,
      );
    }
    expect(await store.head()).toBe(1);
    expect(await store.readLog(0, 10)).toHaveLength(1);
    expect(await store.findCommand('c2')).toBeUndefined();

    db.pragma('max_page_count = 1000000');
    expect(await store.append({ ...large, command })).toEqual({
      firstRevision: 1,
      lastRevision: 2,
      lastPosition: 3,
    });
    await store.close();
    await expectHead(file, 3);
  });

  it.each(WRITTEN)(
    'refuses for the moment while another program holds its write lock, %s',
    async (_, inThread) => {
      const file = newLogFile();
      const store = await openSqliteEventStore({ file, inThread });
      const intruder = new Database(file);
      intruder.exec('BEGIN IMMEDIATE');
      await expect(store.append(anAppend('a', -1))).rejects.toThrow('another program is writing');
      intruder.exec('ROLLBACK');
      intruder.close();
      expect(await store.append(anAppend('a', -1))).toMatchObject({ lastPosition: 1 });
      await store.close();
    },
  );

  it.each(WRITTEN)('stops when another program has written behind its back, %s', async (_, inThread) => {
    const file = newLogFile();
    const store = await openSqliteEventStore({ file, inThread });
    await store.append(anAppend('a', -1));
    const intruder = new Database(file);
    intruder
      .prepare('INSERT INTO events VALUES (2, ?, 1, ?, ?)')
      .run('a', Buffer.alloc(16), Buffer.from('{}'));
    intruder.close();
    await expect(store.append(anAppend('a', 0))).rejects.toThrow(
      /no more is written until the ledger is restarted/,
    );
    await expect(store.append(anAppend('b', -1))).rejects.toThrow(StoreUnavailable);
    await store.close();
    await expectHead(file, 2);
  });

  it('does not know the outcome where the thread that writes ends, and says so', async () => {
    const file = newLogFile();
    await (await openSqliteEventStore({ file })).close();
    const db = connectReader(file);
    const thread = startLogWriterThread(dirname(file), 0);
    const store = new SqliteEventStore(db, thread, () => thread.close(), LIMITS);
    await expect(store.append(anAppend('a', -1))).rejects.toThrow(/is not known.*same command id/);
    await expect(store.append(anAppend('a', -1))).rejects.toThrow(StoreUnavailable);
    await store.close();
    db.close();
  });

  it('says that it cannot be read where the file is damaged under it', async () => {
    const file = newLogFile();
    const first = await openSqliteEventStore({ file });
    await first.append({
      ...anAppend('a', -1),
      events: Array.from({ length: 200 }, () => anEvent(new Uint8Array(500))),
    });
    await first.close();
    const store = await openSqliteEventStore({ file });
    const handle = openSync(file, 'r+');
    const size = statSync(file).size;
    writeSync(handle, new Uint8Array(size - 8_192).fill(0xa5), 0, size - 8_192, 8_192);
    closeSync(handle);
    await expect(store.readLog(0, 1_000)).rejects.toThrow(/cannot be read.*ledger doctor/);
    await expect(store.readLog(0, 1_000)).rejects.toThrow(StoreUnavailable);
    await store.close();
  });
});

async function expectHead(file: string, position: number): Promise<void> {
  const store: EventStore = await openSqliteEventStore({ file });
  expect(await store.head()).toBe(position);
  await store.close();
}
