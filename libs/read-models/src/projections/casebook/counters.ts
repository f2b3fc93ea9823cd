import type Database from 'better-sqlite3';
import { RowWriter } from '../../engine/row-writer.js';

/**
 * Numbers that go up and down, by key. Only the changes of a batch are held. What was touched is written, also where
 * nothing came of it: rows must not hang on where a batch ended.
 */
export class Counters<Key extends readonly (string | number)[]> {
  private readonly changes = new Map<string, { readonly key: Key; readonly by: number[] }>();
  private readonly rows: RowWriter;

  /** @param keys columns of the key @param sums columns of the numbers */
  constructor(db: Database.Database, table: string, keys: string, sums: readonly string[]) {
    const added = sums.map((column) => `${column} = ${column} + excluded.${column}`).join();
    this.rows = new RowWriter(db, table, `${keys}, ${sums.join()}`, `ON CONFLICT DO UPDATE SET ${added}`);
  }

  add(key: Key, ...by: number[]): void {
    const text = JSON.stringify(key);
    const change = this.changes.get(text);
    if (change === undefined) this.changes.set(text, { key, by });
    else by.forEach((n, index) => (change.by[index]! += n));
  }

  flush(): void {
    for (const { key, by } of this.changes.values()) this.rows.add(...key, ...by);
    this.rows.flush();
    this.changes.clear();
  }
}

/** How much casework stands where, and how long decisions took; of the whole organisation under the unit ''. */
export class CaseworkFigures {
  private readonly counts: Counters<[kind: string, unit: string, status: string]>;
  private readonly days: Counters<[kind: string, unit: string, days: number]>;

  constructor(db: Database.Database) {
    this.counts = new Counters(db, 'casework_count', 'kind, unit, status', ['n']);
    this.days = new Counters(db, 'decision_days', 'kind, unit, days', ['n']);
  }

  moved(
    kind: 'appeal' | 'case' | 'sanction' | 'action',
    unit: string,
    from: string | undefined,
    to: string,
  ): void {
    for (const place of [unit, '']) {
      if (from !== undefined) this.counts.add([kind, place, from], -1);
      this.counts.add([kind, place, to], 1);
    }
  }

  decided(kind: 'appeal-1' | 'appeal-2' | 'case', unit: string, days: number): void {
    for (const place of [unit, '']) this.days.add([kind, place, days], 1);
  }

  flush(): void {
    this.counts.flush();
    this.days.flush();
  }
}
