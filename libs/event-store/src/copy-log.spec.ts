import { afterEach, describe, expect, it } from '@jest/globals';
import { copyLog } from './copy-log.js';
import { StoreRefused, StoreUnavailable } from './errors.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import { openSqliteLogReader, type SqliteLogReader } from './sqlite/log-reader.js';
import { openSqliteEventStore } from './sqlite/open-sqlite-event-store.js';
import { logFiles } from './testing/data-folder.js';
import { anAppend } from './testing/requests.js';

describe('copying a log', () => {
  const newFile = logFiles();
  const readers: SqliteLogReader[] = [];
  afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

  /** Commands of several events, some across the batches of a copy, between events of none. */
  async function written(appends: number): Promise<SqliteLogReader> {
    const file = newFile();
    const store = await openSqliteEventStore({ file });
    await store.appendMany(
      Array.from({ length: appends }, (_, index) => ({
        ...anAppend(`s-${index}`, -1, 1 + (index % 3)),
        ...(index % 2 === 0 && { command: { commandId: `c-${index}`, inputDigest: `d-${index}` } }),
      })),
    );
    await store.close();
    const reader = openSqliteLogReader(file);
    readers.push(reader);
    return reader;
  }

  it('keeps order, ids, bytes and remembered commands', async () => {
    const from = await written(1_500);
    const to = new MemoryEventStore();
    const seen: number[] = [];
    expect(await copyLog(from, to, ({ copied }) => seen.push(copied))).toBe(3_000);
    expect(seen.at(-1)).toBe(3_000);
    expect(seen.length).toBeGreaterThan(1);
    expect((await to.readLog(0, 5_000)).map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(
      from.readLog(0, 5_000).map(({ bytes }) => Buffer.from(bytes).toString()),
    );
    expect(await to.findCommand('c-2')).toEqual({
      commandId: 'c-2',
      inputDigest: 'd-2',
      stream: 's-2',
      firstRevision: 0,
      lastRevision: 2,
      lastPosition: 6,
    });
    expect(await to.findCommand('c-3')).toBeUndefined();
    await expect(
      to.append({ ...anAppend('s-2', 2), command: { commandId: 'c-2', inputDigest: 'd-2' } }),
    ).rejects.toThrow('c-2 was carried out already');
  });

  it('goes on where it was cut off', async () => {
    const from = await written(1_500);
    const to = new MemoryEventStore();
    let calls = 0;
    const failing = Object.create(to, {
      appendMany: {
        value: async (requests: []) =>
          ++calls === 2
            ? [{ status: 'rejected', reason: new StoreUnavailable('away') }]
            : to.appendMany(requests),
      },
      head: { value: () => to.head() },
      readLog: { value: (...args: [number, number]) => to.readLog(...args) },
    }) as MemoryEventStore;
    await expect(copyLog(from, failing)).rejects.toThrow('away');
    expect(await to.head()).toBeGreaterThan(0);
    expect(await copyLog(from, to)).toBe(3_000);
  });

  it('refuses a store that holds another log, or a longer one', async () => {
    const from = await written(3);
    const other = new MemoryEventStore();
    await other.append({
      stream: 's-0',
      expectedRevision: -1,
      events: [{ ...anAppend('s-0', -1).events[0]!, bytes: Buffer.from('else') }],
    });
    await expect(copyLog(from, other)).rejects.toThrow(StoreRefused);
    const longer = new MemoryEventStore();
    await copyLog(from, longer);
    await longer.append(anAppend('more', -1));
    await expect(copyLog(from, longer)).rejects.toThrow('differ at position 7');
  });
});
