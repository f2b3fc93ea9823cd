import type { LedgerEventType } from '#domain';
import type { StoredEvent } from '#event-store';
import { decodeEvent, typeOf } from '#processing';

/** An event as the feed gives it; `text` is the JSON of it. */
export interface ShownEvent {
  readonly position: number;
  readonly type: LedgerEventType;
  readonly text: string;
}

/** The bytes of the log as they stand there, with the position put in front. */
export function shownEvent(stored: StoredEvent): ShownEvent {
  const { position, bytes, text = Buffer.from(bytes).toString() } = stored;
  return { position, type: typeIn(stored), text: `{"position":${position},${text.slice(1)}` };
}

/** @throws UnreadableEvent for a type that this program does not know */
export function typeIn(stored: StoredEvent): LedgerEventType {
  return typeOf(stored) ?? decodeEvent(stored).type;
}
