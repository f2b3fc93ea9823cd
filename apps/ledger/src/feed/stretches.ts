import { LONGEST_WAIT } from '../http/reached-position.guard.js';
import type { OpenLedger } from '../open-ledger.js';
import type { FeedFilter } from './feed-filter.js';
import { shownEvent, type ShownEvent } from './shown-event.js';

/** Few enough that what is held for a slow reader does not matter. */
const BATCH = 100;

/** A piece of the log as a reader sees it; `through` is its last position, shown or not. */
export interface Stretch {
  readonly events: readonly ShownEvent[];
  readonly through: number;
}

/**
 * The log behind a position, up to another or without an end. Nothing is read ahead: the next stretch is read when
 * it is asked for. Ends when the signal aborts.
 * @throws ReadModelError `behind` where the read models do not come after
 */
export async function* stretches(
  ledger: Pick<OpenLedger, 'store' | 'waitFor'>,
  filter: FeedFilter,
  { after, until = Infinity }: { readonly after: number; readonly until?: number },
  signal: AbortSignal,
): AsyncGenerator<Stretch, void, void> {
  if (after >= until) return;
  for await (const batch of ledger.store.follow(after, signal, BATCH)) {
    const through = Math.min(batch.at(-1)!.position, until);
    if (filter.asksReadModels) await ledger.waitFor(through, LONGEST_WAIT);
    const events = batch.filter((stored) => stored.position <= until && filter.shows(stored)).map(shownEvent);
    yield { events, through };
    if (through === until) return;
  }
}
