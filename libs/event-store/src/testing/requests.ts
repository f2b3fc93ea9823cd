import { randomUUID } from 'node:crypto';
import type { Append, NewEvent } from '../event-store.js';

/** An event with a new id and some bytes; the content is of no concern to a store. */
export function anEvent(content: string | Uint8Array = 'content'): NewEvent {
  return { eventId: randomUUID(), bytes: typeof content === 'string' ? Buffer.from(content) : content };
}

/** A request for `count` new events behind a revision of a stream. */
export function anAppend(stream: string, expectedRevision: number, count = 1): Append {
  return { stream, expectedRevision, events: Array.from({ length: count }, () => anEvent()) };
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
