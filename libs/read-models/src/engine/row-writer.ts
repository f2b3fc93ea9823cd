import type Database from 'better-sqlite3';

type Value = string | number | null | Uint8Array;

const ROWS_AT_ONCE = 64;

/** Collects rows of one table and writes many with one statement: several times faster than row by row. */
export class RowWriter {
  private readonly many: Database.Statement;
  private readonly one: Database.Statement;
  private readonly width: number;
  private values: Value[] = [];

  /** @param columns names separated by commas; `conflict` is an `ON CONFLICT …` clause */
  constructor(db: Database.Database, table: string, columns: string, conflict = '') {
    this.width = columns.split(',').length;
    const row = `(${Array.from({ length: this.width }, () => '?').join()})`;
    const insert = (rows: number): Database.Statement =>
      db.prepare(
        `INSERT INTO ${table} (${columns}) VALUES ${Array.from({ length: rows }, () => row).join()} ${conflict}`,
      );
    this.many = insert(ROWS_AT_ONCE);
    this.one = insert(1);
  }

  add(...row: Value[]): void {
    for (const value of row) this.values.push(value);
  }

  /** Writes what has been added and is not written yet. */
  flush(): void {
    const { values, width } = this;
    const wide = ROWS_AT_ONCE * width;
    let start = 0;
    for (; start + wide <= values.length; start += wide) this.many.run(values.slice(start, start + wide));
    for (; start < values.length; start += width) this.one.run(values.slice(start, start + width));
    this.values = [];
  }
}
