import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { StoreRefused } from '../errors.js';
import { logFiles } from '../testing/data-folder.js';
import { anAppend, anEvent, hex } from '../testing/requests.js';
import { openSqliteLogReader } from './log-reader.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const newLogFile = logFiles();

describe('a reader of the log', () => {
  it('sees what is committed beside a live writer, as soon as it is acknowledged', async () => {
    const file = newLogFile();
    const store = await openSqliteEventStore({ file });
    const reader = openSqliteLogReader(file);
    expect([reader.head(), reader.readLog(0, 10)]).toEqual([0, []]);
    await store.append({ ...anAppend('a', -1), events: [anEvent(Uint8Array.of(0, 255))] });
    for (let revision = 0; revision < 50; revision++) {
      await store.append(anAppend('a', revision));
      expect(reader.head()).toBe(revision + 2);
    }
    expect(reader.readLog(0, 1).map((event) => ({ ...event, bytes: hex(event.bytes) }))).toEqual([
      { position: 1, stream: 'a', revision: 0, bytes: '00ff' },
    ]);
    expect(reader.readLog(40, 100).map(({ position }) => position)).toEqual([
      41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
    ]);
    expect(() => reader.readLog(0, -1)).toThrow('limit must');
    reader.close();
    await store.close();
  });

  it('reads a log that nobody writes, and keeps nobody from opening it', async () => {
    const file = newLogFile();
    const store = await openSqliteEventStore({ file });
    await store.append(anAppend('a', -1, 3));
    await store.close();
    const reader = openSqliteLogReader(file);
    expect(reader.head()).toBe(3);
    const again = await openSqliteEventStore({ file });
    await again.append(anAppend('a', 2));
    expect(reader.head()).toBe(4);
    await again.close();
    reader.close();
  });

  it('refuses what is not a log', () => {
    expect(() => openSqliteLogReader(newLogFile())).toThrow(StoreRefused);
    const other = newLogFile();
    new Database(other).exec('CREATE TABLE a (b)').close();
    expect(() => openSqliteLogReader(other)).toThrow('not the log of a ledger');
  });
});
