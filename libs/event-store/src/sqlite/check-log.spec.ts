import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { StoreRefused } from '../errors.js';
import type { NewEvent } from '../event-store.js';
import { logFiles } from '../testing/data-folder.js';
import { anAppend, anEvent } from '../testing/requests.js';
import { checkSqliteLog } from './check-log.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const newLogFile = logFiles();

describe('the check of a log', () => {
  it('finds nothing wrong with a sound log, beside its writer and without one', async () => {
    const file = newLogFile();
    const store = await openSqliteEventStore({ file });
    for (let revision = -1; revision < 5; revision++) await append(store, 'a', revision);
    expect(checkSqliteLog(file)).toMatchObject({ ok: true, problems: [], events: 6, synchronous: 'full' });
    await store.close();
    const { sqlite, bytes } = checkSqliteLog(file);
    expect(sqlite).toMatch(/^3\./);
    expect(bytes).toBeGreaterThanOrEqual(statSync(file).size);
  });

  it.each([
    [
      'an event is gone',
      'DELETE FROM events WHERE position = 2',
      ['positions:', 'stream a: revision 2 follows revision 0'],
    ],
    ['the tail is gone', 'DELETE FROM events WHERE position = 4', ['4 were given out', 'command c:']],
    [
      'bytes are changed',
      `UPDATE events SET bytes = x'7b' WHERE position = 3`,
      ['position 3: its bytes are not JSON'],
    ],
    [
      'bytes say nothing',
      `UPDATE events SET bytes = x'6e756c6c' WHERE position = 3`,
      ['position 3: it stands in stream a, its bytes say undefined'],
    ],
    [
      'a stream is renamed',
      `UPDATE events SET stream = 'z' WHERE position = 3`,
      ['stream z: revision 2', 'position 3: it stands in stream z, its bytes say a'],
    ],
    [
      'a revision is changed',
      `UPDATE events SET revision = 9 WHERE position = 3`,
      ['revision 9 follows', 'position 3: it stands at revision 9, its bytes say 2'],
    ],
    [
      'an id is changed',
      `UPDATE events SET event_id = x'00' WHERE position = 1`,
      ['position 1: its id is 00, its bytes say'],
    ],
    [
      'events change places',
      `UPDATE events SET revision = 90 WHERE position = 1; UPDATE events SET revision = 0 WHERE position = 2; UPDATE events SET revision = 1 WHERE position = 1`,
      ['revision 1 stands before the one that it follows'],
    ],
    [
      'a command points nowhere',
      `UPDATE commands SET last_position = 77`,
      ['command c: its events are not in the log'],
    ],
    [
      'a command claims too much',
      `UPDATE commands SET event_count = 6`,
      ['command c: its events are not in the log'],
    ],
  ])('says so where %s', async (_, sql, expected) => {
    const file = await aLog(4);
    const db = new Database(file);
    db.exec(sql);
    db.close();
    const { ok, problems } = checkSqliteLog(file);
    expect(ok).toBe(false);
    for (const words of expected) expect(problems).toContainEqual(expect.stringContaining(words));
  });

  it('reports a damaged page and goes on as far as it can', async () => {
    const file = await aLog(400);
    const size = statSync(file).size;
    const handle = openSync(file, 'r+');
    writeSync(handle, new Uint8Array(8_192).fill(0xa5), 0, 8_192, Math.floor(size / 8_192 / 2) * 8_192);
    closeSync(handle);
    const { ok, problems } = checkSqliteLog(file);
    expect(ok).toBe(false);
    expect(problems[0]).toContain('file structure');
  });

  it('stops counting after twenty problems', async () => {
    const file = await aLog(50);
    const db = new Database(file);
    db.exec("UPDATE events SET bytes = x'00'");
    db.close();
    expect(checkSqliteLog(file).problems).toHaveLength(20);
  });

  it('refuses what is not a log', () => {
    expect(() => checkSqliteLog(newLogFile())).toThrow(StoreRefused);
  });
});

type Store = Awaited<ReturnType<typeof openSqliteEventStore>>;

/** Appends an event whose bytes say where it belongs, as those of the ledger do. */
async function append(store: Store, stream: string, expectedRevision: number): Promise<void> {
  const { eventId } = anEvent();
  const event: NewEvent = {
    eventId,
    bytes: Buffer.from(
      JSON.stringify({ eventId, stream, revision: expectedRevision + 1, filler: 'x'.repeat(200) }),
    ),
  };
  await store.append({ ...anAppend(stream, expectedRevision), events: [event] });
}

async function aLog(events: number): Promise<string> {
  const file = newLogFile();
  const store = await openSqliteEventStore({ file });
  for (let revision = -1; revision < events - 2; revision++) await append(store, 'a', revision);
  const { eventId } = anEvent();
  const bytes = Buffer.from(JSON.stringify({ eventId, stream: 'a', revision: events - 1 }));
  const last = { stream: 'a', expectedRevision: events - 2, events: [{ eventId, bytes }] };
  await store.append({ ...last, command: { commandId: 'c', inputDigest: 'd' } });
  await store.close();
  return file;
}
