import type { EntryData } from '#domain';
import type { CountedEntry } from '../score-sheet.js';
import type { Tables } from './tables.js';
import type { Cutoff } from './view.js';

/** A posted entry as the table holds it: days and milliseconds since 1970, evidence as JSON. */
export interface PostedRow extends CountedEntry {
  readonly position: number;
  readonly entryId: string;
  readonly occurredOn: number;
  readonly recordedAt: number;
  readonly origin: EntryData['origin'];
  readonly rulebookVersion: number;
  readonly rule: string | null;
  readonly record: string | null;
  readonly process: string | null;
  readonly reason: string;
  readonly evidence: string;
  readonly matter: string | null;
  readonly corrects: string | null;
  readonly case: string | null;
  /** Of what a person posted: who did, as JSON. */
  readonly actor: string | null;
  /** Of the account's stream, at the entry's last event. */
  readonly revision: number;
  readonly reversedPosition: number | null;
  readonly reversedAt: number | null;
  readonly reversalId: string;
  readonly reversalReason: string;
  readonly reversalAuthority: string;
  readonly reversalAppeal: string | null;
  readonly reversalCase: string | null;
}

export const POSTED = `position, entry_id AS entryId, kind, indicator, points, occurred_on AS occurredOn,
  recorded_at AS recordedAt, origin, entry.rulebook_version AS rulebookVersion, rule, record, process, reason, evidence,
  matter, corrects, case_id AS "case", actor, revision, reversed_position AS reversedPosition, reversed_at AS reversedAt,
  reversal_id AS reversalId, reversal_reason AS reversalReason, reversal_authority AS reversalAuthority,
  reversal_appeal AS reversalAppeal, reversal_case AS reversalCase`;

/** Every entry that was posted to an account (by a cutoff), reversed ones too, in the order of the log. */
export function entriesOf(tables: Tables, account: number, cutoff?: Cutoff): PostedRow[] {
  return tables.all<PostedRow>(
    `SELECT ${POSTED} FROM entry WHERE account = ? AND occurred_on <= ? AND recorded_at <= ? ORDER BY position`,
    account,
    cutoff?.day ?? Number.MAX_SAFE_INTEGER,
    cutoff?.at ?? Number.MAX_SAFE_INTEGER,
  );
}

export function postedEntry(tables: Tables, account: number, entryId: string): PostedRow | undefined {
  return tables.first<PostedRow>(
    `SELECT ${POSTED} FROM entry WHERE account = ? AND entry_id = ?`,
    account,
    entryId,
  );
}
