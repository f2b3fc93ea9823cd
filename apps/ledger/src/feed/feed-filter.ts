import { mayRead, readsAll, type Authority, type LedgerEventType } from '#domain';
import type { StoredEvent } from '#event-store';
import { decodeEvent } from '#processing';
import type { ReadModels } from '#read-models';
import { typeIn } from './shown-event.js';

/** What is asked of the feed; everything where nothing is named. */
export interface FeedWish {
  readonly types?: readonly LedgerEventType[];
  /** Only what concerns this staff member. */
  readonly staff?: string;
}

/** Which events a reader gets: what they ask for, of what they may see. */
export interface FeedFilter {
  /** Whether read models are asked about events: then they must have come as far as these. */
  readonly asksReadModels: boolean;
  /** @throws UnreadableEvent */
  shows(stored: StoredEvent): boolean;
}

export function feedFilter(
  by: Authority,
  { types, staff }: FeedWish,
  readModels: Pick<ReadModels, 'placeOf' | 'isWithin' | 'barredSomewhere'>,
): FeedFilter {
  const asksReadModels =
    staff !== undefined || !readsAll(by) || sitsOnPanels(by) || readModels.barredSomewhere(by.id);
  const within = (unit: string, top: string): boolean => readModels.isWithin(unit, top);
  return {
    asksReadModels,
    shows(stored) {
      const type = typeIn(stored);
      if (types && !types.includes(type)) return false;
      if (!asksReadModels) return readsAll(by, type);
      const event = decodeEvent(stored);
      const place = readModels.placeOf(event);
      if (staff !== undefined && place.staff !== staff) return false;
      return mayRead(by, event, place, within);
    },
  };
}

/** Whoever does may be challenged while they read on: then each event has to be looked at from the beginning. */
const sitsOnPanels = ({ grants }: Authority): boolean => grants.some(({ role }) => role === 'reviewer');
