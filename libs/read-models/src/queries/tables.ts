import type Database from 'better-sqlite3';
import type { Rulebook } from '#domain';
import { readRulebooks } from '../projections/rulebooks.js';
import { ReadModelError } from '../read-model-error.js';

/** The tables of one generation as queries read them; statements are prepared once. */
export class Tables {
  private readonly statements = new Map<string, Database.Statement>();
  private readonly columns = new Map<string, Database.Statement>();
  private frames = new Map<number, Rulebook>();

  constructor(private readonly db: Database.Database) {}

  all<Row>(sql: string, ...values: unknown[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  first<Row>(sql: string, ...values: unknown[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  /** The first column of every row. */
  column<Value>(sql: string, ...values: unknown[]): Value[] {
    let statement = this.columns.get(sql);
    if (statement === undefined) this.columns.set(sql, (statement = this.db.prepare(sql).pluck()));
    return statement.all(...values) as Value[];
  }

  /** The rulebook version that frames an account. A version is published once and never changes. */
  frame(version: number): Rulebook {
    if (!this.frames.has(version)) {
      this.frames = new Map(readRulebooks(this.db, 'score_rulebook').map((one) => [one.version, one]));
    }
    return this.frames.get(version)!;
  }

  /** @throws ReadModelError `not-found` for an id that the ledger does not know; nothing where none is given */
  require(kind: 'unit' | 'post' | 'staff' | 'period', id: string | undefined): void {
    if (id === undefined) return;
    const table = kind === 'staff' ? 'staff_member' : kind;
    if (this.first(`SELECT 1 FROM ${table} WHERE ${kind} = ?`, id)) return;
    const name = kind === 'staff' ? 'staff member' : kind;
    throw new ReadModelError('not-found', `there is no ${name} ${id}`, kind);
  }

  private statement(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}
