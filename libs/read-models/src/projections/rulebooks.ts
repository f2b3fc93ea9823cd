import type Database from 'better-sqlite3';
import { RowWriter } from '../engine/row-writer.js';
import { periodOf, versionInForce, type CalendarDate, type Rulebook } from '#domain';

/** The table in which a projection keeps the published rulebooks. */
export const rulebookTable = (table: string): string =>
  `CREATE TABLE ${table} (version INTEGER PRIMARY KEY, rulebook TEXT NOT NULL) STRICT;`;

export function readRulebooks(db: Database.Database, table: string): Rulebook[] {
  const rows = db.prepare(`SELECT rulebook FROM ${table} ORDER BY version`).pluck().all() as string[];
  return rows.map((text) => JSON.parse(text) as Rulebook);
}

/** The rulebooks published so far, for a writer. */
export class Rulebooks {
  private readonly published: Rulebook[];
  private readonly byVersion: Map<number, Rulebook>;
  private readonly rows: RowWriter;
  /** A log spans few days and millions of records. */
  private readonly periods = new Map<CalendarDate, string>();

  constructor(db: Database.Database, table: string) {
    this.published = readRulebooks(db, table);
    this.byVersion = new Map(this.published.map((one) => [one.version, one]));
    this.rows = new RowWriter(db, table, 'version, rulebook');
  }

  add(rulebook: Rulebook): void {
    this.rows.add(rulebook.version, JSON.stringify(rulebook));
    this.published.push(rulebook);
    this.byVersion.set(rulebook.version, rulebook);
    this.periods.clear();
  }

  flush(): void {
    this.rows.flush();
  }

  /** @throws Error for a version that was not published */
  version(version: number): Rulebook {
    const rulebook = this.byVersion.get(version);
    if (!rulebook) throw new Error(`rulebook version ${version} was not published`);
    return rulebook;
  }

  /**
   * Id of the period a record of that day belongs to, by the calendar of the version in force on it: the same rule
   * by which its entries are placed.
   * @throws Error where no rulebook was in force
   */
  periodOf(date: CalendarDate): string {
    let period = this.periods.get(date);
    if (period === undefined) {
      const rulebook = versionInForce(this.published, date);
      if (!rulebook) throw new Error(`no rulebook is in force on ${date}`);
      period = periodOf(rulebook.calendar, date).period;
      this.periods.set(date, period);
    }
    return period;
  }
}
