import { fromMillis } from '../moments.js';
import { ReadModelError } from '../read-model-error.js';
import { withoutNulls } from '../without-nulls.js';
import { entriesWhere } from './entries.js';
import type { Tables } from './tables.js';

/** Evidence, and what rests on it: entries with a life or made by hand, observations, and appeals. */
export interface EvidenceRow {
  readonly evidence: string;
  readonly kind: 'file' | 'reference';
  /** Of a file: digest in lower-case hexadecimal, size, media type, and its name as the uploader gave it. */
  readonly sha256?: string;
  readonly bytes?: number;
  readonly mediaType?: string;
  readonly name?: string;
  /** Of a reference: an https address in another system. */
  readonly url?: string;
  readonly title?: string;
  /** Id of whoever brought it in. */
  readonly by: string;
  readonly at: string;
  readonly position: number;
  readonly uses: { entryId: string; period: string; staff: string; unit: string }[];
  readonly observations: { observation: string; staff?: string; unit: string }[];
  /** In whose files it is. */
  readonly appeals: { staff: string; appeal: string; unit: string }[];
  readonly cases: { case: string; unit: string }[];
}

type StoredRow = Omit<EvidenceRow, 'at' | 'uses' | 'observations' | 'appeals' | 'cases'> & {
  readonly at: number;
};

/** @throws ReadModelError `not-found` */
export function evidence(tables: Tables, id: string): EvidenceRow {
  const row = tables.first<StoredRow>(
    `SELECT evidence, kind, sha256, bytes, media_type AS mediaType, name, url, title, brought_by AS "by",
       brought_at AS at, position FROM evidence WHERE evidence = ?`,
    id,
  );
  if (!row) throw new ReadModelError('not-found', `there is no evidence ${id}`, 'evidence');
  return {
    ...withoutNulls(row),
    at: fromMillis(row.at),
    uses: entriesWhere(
      tables,
      'position IN (SELECT position FROM entry_evidence WHERE entry_evidence.evidence = ?)',
      id,
    ).map(({ entryId, period, staff, unit }) => ({ entryId, period, staff, unit })),
    observations: tables
      .all<{ observation: string; staff: string | null; unit: string }>(
        `SELECT observation, staff, unit FROM observation_evidence JOIN observation USING (position)
         WHERE observation_evidence.evidence = ? ORDER BY position`,
        id,
      )
      .map(withoutNulls),
    appeals: tables.all(
      `SELECT staff, appeal, unit FROM appeal_evidence JOIN appeal USING (position)
       WHERE appeal_evidence.evidence = ? ORDER BY position`,
      id,
    ),
    cases: tables.all(
      `SELECT case_id AS "case", unit FROM case_evidence JOIN accountability_case USING (position)
       WHERE case_evidence.evidence = ? ORDER BY position`,
      id,
    ),
  };
}
