import { hash } from 'node:crypto';
import type { ReportedRecord } from '#domain';

const LENGTH = 16;

/**
 * What a record says, as the first 16 bytes of a SHA-256 in base64url. Its id goes in: two steps that look alike are
 * two steps, for a client that tells them apart by their ids. The order of members does not matter.
 */
export function recordContent(record: Omit<ReportedRecord, 'content' | 'source'>): string {
  return hash('sha256', JSON.stringify(sorted(record)), 'buffer')
    .subarray(0, LENGTH)
    .toString('base64url');
}

function sorted(members: object): [string, unknown][] {
  return Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => [name, typeof value === 'object' ? sorted(value as object) : value]);
}
