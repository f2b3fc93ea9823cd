import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { StoreRefused } from '../errors.js';
import { logFiles } from '../testing/data-folder.js';
import { connectReader, connectWriter, requireDurable, synchronousOf } from './connection.js';

const newLogFile = logFiles();

describe('a connection to the log', () => {
  it('writes ahead and syncs every commit', () => {
    const db = connectWriter(newLogFile());
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(synchronousOf(db)).toBe('full');
    db.close();
  });

  it('to a replica writes ahead, and leaves it to the disk when', () => {
    const db = connectWriter(newLogFile(), true);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(synchronousOf(db)).toBe('normal');
    db.close();
  });

  it('is refused where the file cannot be written ahead', () => {
    expect(() => connectWriter(':memory:')).toThrow(StoreRefused);
  });

  it('is refused where commits are not synced', () => {
    const file = newLogFile();
    connectWriter(file).close();
    // As SQLite opens a file in WAL mode by itself.
    const db = new Database(file);
    expect(() => requireDurable(db)).toThrow('wal and normal');
    db.close();
  });

  it('for reading cannot write', () => {
    const file = newLogFile();
    const writer = connectWriter(file);
    writer.exec('CREATE TABLE notes (text TEXT)');
    const reader = connectReader(file);
    expect(() => reader.exec("INSERT INTO notes VALUES ('x')")).toThrow('readonly');
    reader.close();
    writer.close();
  });
});
