import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { ReadModelError } from '../read-model-error.js';
import { currentGeneration, generationFile } from './generation-files.js';

/**
 * SHA-256 of every table of the live generation, by name: two generations of the same log at the same position have
 * the same digests. Halts are left out: they are of a run, not of the log.
 */
export function digest(folder: string): Record<string, string> {
  const name = currentGeneration(folder);
  if (name === undefined) throw new ReadModelError('not-ready', `there are no read models in ${folder} yet`);
  const db = new Database(generationFile(folder, name), { readonly: true });
  try {
    return db.transaction(() => digestTables(db))();
  } finally {
    db.close();
  }
}

function digestTables(db: Database.Database): Record<string, string> {
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  return Object.fromEntries(tables.map((table) => [table, digestTable(db, table)]));
}

function digestTable(db: Database.Database, table: string): string {
  const columns = db.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const names = columns
    .map(({ name }) => name)
    .filter((name) => name !== 'halted_position' && name !== 'error');
  const rows = db.prepare(
    `SELECT ${names.join()} FROM ${table} ORDER BY ${key.map(({ name }) => name).join()}`,
  );
  const hash = createHash('sha256').update(JSON.stringify(names));
  for (const row of rows.raw().iterate() as Iterable<unknown[]>) {
    hash.update(
      JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value))),
    );
  }
  return hash.digest('hex');
}
