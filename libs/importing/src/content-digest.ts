import { hash } from 'node:crypto';
import type { DuplicateRule } from './mapping-file.js';

const LENGTH = 16;

/**
 * What a row says, as the first 16 bytes of a SHA-256 in base64url: equal for rows that the rule calls
 * duplicates. Without a rule the record id goes in, so that no two records are alike.
 *
 * Columns are taken by name, not by place: a later export of the same rows may order them differently.
 */
export function contentDigest(
  header: readonly string[],
  rule: DuplicateRule | undefined,
): (cells: readonly string[], recordId: string) => string {
  const names =
    rule && 'comparing' in rule
      ? rule.comparing
      : header.filter((name) => !(rule?.ignoring ?? []).includes(name));
  const compared = names.toSorted().map((name) => header.indexOf(name));
  return (cells, recordId) => {
    const said = compared.map((index) => cells[index]);
    if (rule === undefined) said.push(recordId);
    return hash('sha256', JSON.stringify(said), 'buffer').subarray(0, LENGTH).toString('base64url');
  };
}
