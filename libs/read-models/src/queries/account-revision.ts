import type { Tables } from './tables.js';

/**
 * Revision of an account's stream at the last event that the tables tell of; -1 where there is none. Every event of
 * the stream but its first is about an entry.
 */
export function accountRevision(tables: Tables, period: string, staff: string): number {
  const { posted, assessed } = tables.first<{ posted: number | null; assessed: number | null }>(
    `SELECT
       (SELECT max(revision) FROM entry JOIN account ON account.id = entry.account
        WHERE account.period = ? AND account.staff = ?) AS posted,
       (SELECT max(revision) FROM assessed_entry WHERE period = ? AND staff = ?) AS assessed`,
    period,
    staff,
    period,
    staff,
  )!;
  return Math.max(posted ?? -1, assessed ?? -1);
}
