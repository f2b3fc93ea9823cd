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
    if (this.values.length === ROWS_AT_ONCE * this.width) {
      this.many.run(this.values);
      this.values = [];
    }
  }

  /** Writes what has been added and is not written yet. */
  flush(): void {
    for (let start = 0; start < this.values.length; start += this.width) {
      this.one.run(this.values.slice(start, start + this.width));
    }
    this.values = [];
  }
}
