import { StoreRefused } from '../errors.js';
import type { Append, CommandKey } from '../event-store.js';

/**
 * An event as it stands in the shared log: what the ledger needs to build its replica stands in the metadata. The append
 * that it belongs to is told by `size` and `index`, so that a replica takes it whole or not at all.
 */
export interface RemoteEvent {
  readonly eventId: string;
  readonly bytes: Uint8Array;
  readonly stream: string;
  readonly revision: number;
  readonly size: number;
  readonly index: number;
  readonly command?: CommandKey;
}

/** A remote event and its place in the log, from 1. */
export interface PlacedEvent extends RemoteEvent {
  readonly position: number;
}

export function remoteEvents({ stream, expectedRevision, events, command }: Append): RemoteEvent[] {
  return events.map(({ eventId, bytes }, index) => ({
    eventId: eventId.toLowerCase(),
    bytes,
    stream,
    revision: expectedRevision + 1 + index,
    size: events.length,
    index,
    ...(command && { command }),
  }));
}

/** An append that stands in the log, up to a position. */
export interface PlacedAppend {
  readonly append: Append;
  readonly lastPosition: number;
}

/** Puts appends together again from their events, which come in order but in pieces, and now and then twice. */
export class AppendsInOrder {
  #pending: PlacedEvent[] = [];

  constructor(private last: number) {}

  /**
   * @returns the appends that are complete with these events
   * @throws StoreRefused where one of the events between is missing
   */
  take(events: readonly PlacedEvent[]): PlacedAppend[] {
    const complete: PlacedAppend[] = [];
    for (const event of events) {
      const { position, index, size } = event;
      if (position <= this.last) continue;
      if (position !== this.last + 1 || index !== this.#pending.length) throw outOfOrder(event, this.last);
      this.last = position;
      this.#pending.push(event);
      if (this.#pending.length < size) continue;
      complete.push({ append: appendOf(this.#pending), lastPosition: position });
      this.#pending = [];
    }
    return complete;
  }
}

function appendOf(events: readonly PlacedEvent[]): Append {
  const { stream, revision, command } = events[0]!;
  return {
    stream,
    expectedRevision: revision - 1,
    events: events.map(({ eventId, bytes }) => ({ eventId, bytes })),
    ...(command && { command }),
  };
}

const outOfOrder = ({ position, index, size }: PlacedEvent, last: number): StoreRefused =>
  new StoreRefused(
    `event ${position} of the shared log (${index + 1} of ${size}) does not follow event ${last}`,
  );
