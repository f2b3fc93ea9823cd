import { ReadModelError } from '../read-model-error.js';

/** One page of a list. `next` is what to ask for as `after` to go on; it is missing on the last page. */
export interface Page<Row> {
  readonly rows: Row[];
  readonly next?: string;
}

/** Cuts a list that was read one row further than its limit. */
export function pageOf<Row>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => readonly unknown[],
): Page<Row> {
  if (rows.length <= limit) return { rows };
  const kept = rows.slice(0, limit);
  return { rows: kept, next: Buffer.from(JSON.stringify(cursorOf(kept.at(-1)!))).toString('base64url') };
}

/**
 * Reads `after` back.
 * @param kinds `typeof` of the cursor's parts
 * @throws ReadModelError `invalid-query` for what no page ever gave as `next`
 */
export function readCursor<Cursor extends readonly (string | number)[]>(
  after: string,
  kinds: readonly ('string' | 'number')[],
): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(after, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  if (
    !Array.isArray(parts) ||
    parts.length !== kinds.length ||
    !kinds.every((kind, i) => typeof parts[i] === kind)
  ) {
    throw new ReadModelError('invalid-query', 'after must be the "next" of an earlier page', 'after');
  }
  return parts as unknown as Cursor;
}

/** @throws ReadModelError `invalid-query` for what is not a whole number from 1 on */
export function checkLimit(limit: number): number {
  if (limit !== Number.MAX_SAFE_INTEGER && !(Number.isInteger(limit) && limit >= 1 && limit <= MOST)) {
    throw new ReadModelError('invalid-query', `limit must be a whole number from 1 to ${MOST}`, 'limit');
  }
  return limit;
}

const MOST = 100_000;

/** No limit: everything on one page. */
export const ALL = Number.MAX_SAFE_INTEGER;

/** Orders text by code point, as SQLite orders it; JavaScript's own order differs behind U+FFFF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right)
      return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
