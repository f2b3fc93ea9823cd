import type Database from 'better-sqlite3';
import { RowWriter } from '../engine/row-writer.js';

type Value = string | number | null;

/**
 * Rows of one table that change after they were made: each is read when it is first needed in a batch, changed in
 * memory, and written once at its end.
 */
export class RowBook<Row extends { [K in keyof Row]: Value }> {
  private readonly rows = new Map<string, Row>();
  private readonly find: Database.Statement;
  private readonly writer: RowWriter;

  /**
   * @param columns all of the table
   * @param key the columns by which a row is asked for
   * @param primary those of the primary key
   */
  constructor(
    db: Database.Database,
    table: string,
    private readonly columns: readonly (keyof Row & string)[],
    private readonly key: readonly (keyof Row & string)[],
    primary = 'position',
  ) {
    this.find = db.prepare(
      `SELECT * FROM ${table} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
    );
    const changes = columns.map((column) => `${column} = excluded.${column}`).join();
    this.writer = new RowWriter(
      db,
      table,
      columns.join(),
      `ON CONFLICT (${primary}) DO UPDATE SET ${changes}`,
    );
  }

  /** A new row. @throws Error where there is one of its key */
  add(row: Row): void {
    const key = this.key.map((column) => row[column]).join('\n');
    // One that was written before breaks the unique key of the table.
    if (this.rows.has(key)) throw new Error(`there are two of ${key.replaceAll('\n', ' ')}`);
    this.rows.set(key, row);
  }

  /** A row that may be changed: what it holds at the end of the batch is written. */
  get(...key: Value[]): Row | undefined {
    const text = key.join('\n');
    let row = this.rows.get(text);
    if (row === undefined && (row = this.find.get(...key) as Row | undefined)) this.rows.set(text, row);
    return row;
  }

  /** Rows that were asked for or made since the last time they were written. */
  touched(): Iterable<Row> {
    return this.rows.values();
  }

  flush(): void {
    for (const row of this.rows.values()) this.writer.add(...this.columns.map((column) => row[column]));
    this.writer.flush();
    this.rows.clear();
  }
}
