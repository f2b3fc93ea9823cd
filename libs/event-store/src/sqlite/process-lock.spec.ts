import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { StoreInUse, StoreRefused } from '../errors.js';
import { logFiles } from '../testing/data-folder.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const newLogFile = logFiles();

describe('the lock of a log', () => {
  it('keeps a second store out, and says who has the log and what to do', async () => {
    const file = newLogFile();
    const store = await openSqliteEventStore({ file });
    const refusal = await openSqliteEventStore({ file }).catch((reason: unknown) => reason);
    expect(refusal).toBeInstanceOf(StoreInUse);
    expect(refusal).toBeInstanceOf(StoreRefused);
    expect((refusal as StoreRefused).message).toMatch(
      new RegExp(`in use by process ${process.pid}, started 2.*; stop that process`),
    );
    await store.close();
    await (await openSqliteEventStore({ file })).close();
  });

  it('keeps a second store out even where nobody knows who has the log', async () => {
    const file = newLogFile();
    const store = await openSqliteEventStore({ file });
    rmSync(`${file}.owner`);
    await expect(openSqliteEventStore({ file })).rejects.toThrow('in use by another process');
    await store.close();
    expect(existsSync(`${file}.owner`)).toBe(false);
  });

  it('is let go where the log is refused for another reason', async () => {
    const file = newLogFile();
    writeFileSync(file, 'not a log of any kind');
    await expect(openSqliteEventStore({ file })).rejects.toThrow('not a SQLite file');
    rmSync(file);
    await (await openSqliteEventStore({ file })).close();
  });

  it('holds between processes, and goes with a process that is killed', async () => {
    const file = newLogFile();
    const holder = spawn(process.execPath, [
      '-e',
      HOLD,
      createRequire(import.meta.url).resolve('better-sqlite3'),
      file,
    ]);
    await once(holder.stdout, 'data');
    await expect(openSqliteEventStore({ file })).rejects.toThrow(StoreInUse);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = await openSqliteEventStore({ file });
    expect(await store.head()).toBe(0);
    await store.close();
  });
});

/** Takes the lock of a log as a store does, and keeps it. */
const HOLD = `
  const [, library, file] = process.argv;
  new (require(library))(file + '.lock').exec('BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => {}, 1000);
`;
