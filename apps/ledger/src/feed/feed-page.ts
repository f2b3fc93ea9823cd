import { setImmediate } from 'node:timers/promises';
import { Problem } from '../http/problem.js';
import type { OpenLedger } from '../open-ledger.js';
import type { FeedFilter } from './feed-filter.js';
import { shownEvent } from './shown-event.js';

/** A page is looked for in at most so many events, and holds little more than so many characters. */
const MOST_LOOKED_AT = 10_000;
const MOST_CHARACTERS = 4 * 1024 * 1024;
/** Looked at in one go: some milliseconds, in which nobody else is answered. */
const CHUNK = 200;

/** `next` goes into `after` to read on; it moves on also over what the reader may not see. */
export interface FeedPage {
  /** JSON of each event. */
  readonly items: readonly string[];
  readonly next: number;
  /** Position of the log's last event. */
  readonly head: number;
}

/** @throws Problem `invalid-request` for a position that the log has not reached */
export async function readFeedPage(
  { store, readModels }: Pick<OpenLedger, 'store' | 'readModels'>,
  filter: FeedFilter,
  after: number,
  limit: number,
): Promise<FeedPage> {
  const head = await store.head();
  requireReached(after, head);
  const end = filter.asksReadModels ? Math.min(head, readModels.position()) : head;
  const last = Math.min(end, after + MOST_LOOKED_AT);
  const items: string[] = [];
  let next = after;
  for (let characters = 0; next < last;) {
    for (const stored of await store.readLog(next, Math.min(CHUNK, last - next))) {
      next = stored.position;
      if (!filter.shows(stored)) continue;
      const { text } = shownEvent(stored);
      characters += text.length;
      items.push(text);
      if (items.length === limit || characters >= MOST_CHARACTERS) return { items, next, head };
    }
    // Others have their turn: most of what is looked at may be withheld.
    await setImmediate();
  }
  return { items, next, head };
}

/** Whoever has read further than the log goes has read another log. @throws Problem `invalid-request` */
export function requireReached(after: number, head: number): void {
  if (after <= head) return;
  throw Problem.ofParameter('after', `lies behind the end of the log, which is position ${head}`);
}

export const pageText = ({ items, next, head }: FeedPage): string =>
  `{"items":[${items.join(',')}],"next":${next},"head":${head}}`;
