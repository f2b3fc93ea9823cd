import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { StoreRefused } from '../errors.js';
import { logFiles } from '../testing/data-folder.js';
import { anAppend } from '../testing/requests.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const newLogFile = logFiles();
const PAGE = 8_192;

describe('a log file that is not as it should be', () => {
  it('is refused, and left as it is, where the structure of a page is overwritten', async () => {
    const file = await aLog(5_000);
    const handle = openSync(file, 'r+');
    writeSync(handle, new Uint8Array(64).fill(0xff), 0, 64, tablePage(file) * PAGE + 4);
    closeSync(handle);
    const before = readFileSync(file);
    await expectRefused(file, /damaged.*copy the data folder.*ledger doctor.*restore the last backup/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused where its end is missing', async () => {
    const file = await aLog(500);
    truncateSync(file, statSync(file).size - 3 * PAGE);
    await expectRefused(file, /damaged/);
  });

  it('is refused where its header is overwritten', async () => {
    const file = await aLog(5);
    const handle = openSync(file, 'r+');
    writeSync(handle, 'not a database at all', 0);
    closeSync(handle);
    await expectRefused(file, /not a SQLite file, or its header is damaged/);
  });

  it.each([
    [
      'the last event is gone',
      'DELETE FROM events WHERE position = 5',
      '4 events stand at positions 1 to 4, and 5 were given out',
    ],
    [
      'an event in the middle is gone',
      'DELETE FROM events WHERE position = 3',
      '4 events stand at positions 1 to 5',
    ],
    [
      'the first event is gone',
      'DELETE FROM events WHERE position = 1',
      '4 events stand at positions 2 to 5',
    ],
    ['every event is gone', 'DELETE FROM events', '0 events'],
  ])('is refused where %s', async (_, sql, message) => {
    const file = await aLog(5);
    alter(file, sql);
    await expectRefused(file, new RegExp(message));
  });

  it('is refused where a later version has written it', async () => {
    const file = await aLog(5);
    alter(file, 'PRAGMA user_version = 99');
    await expectRefused(
      file,
      /schema version 99.*run the version of the program that wrote it, or a later one/,
    );
  });

  it('is refused where it belongs to another program', async () => {
    const file = newLogFile();
    alter(file, 'CREATE TABLE something (else_ INTEGER)');
    await expectRefused(file, /not the log of a ledger/);
    expect(() => alter(file, 'SELECT * FROM something')).not.toThrow();
  });

  it('is refused where its folder is missing', async () => {
    await expectRefused(`${newLogFile()}/missing/log.sqlite`, /cannot be opened/);
  });

  it('is made into a log where it is empty', async () => {
    const file = newLogFile();
    writeFileSync(file, '');
    const store = await openSqliteEventStore({ file });
    expect(await store.append(anAppend('a', -1))).toMatchObject({ lastPosition: 1 });
    await store.close();
  });
});

async function aLog(events: number): Promise<string> {
  const file = newLogFile();
  const store = await openSqliteEventStore({ file });
  await store.append(anAppend('a', -1, events));
  await store.close();
  return file;
}

function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

/** Zero-based number of a page in the middle of the table of events; leaf pages of tables begin with 0x0d. */
function tablePage(file: string): number {
  const bytes = readFileSync(file);
  const pages = Array.from({ length: bytes.length / PAGE - 1 }, (_, index) => index + 1);
  const leaves = pages.filter((page) => bytes[page * PAGE] === 0x0d);
  return leaves[Math.floor(leaves.length / 2)]!;
}

async function expectRefused(file: string, message: RegExp): Promise<void> {
  const refusal = await openSqliteEventStore({ file }).catch((reason: unknown) => reason);
  expect(refusal).toBeInstanceOf(StoreRefused);
  expect((refusal as StoreRefused).message).toMatch(message);
}
