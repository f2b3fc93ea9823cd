import {
  schemaVersions,
  type Envelope,
  type LedgerEvent,
  type LedgerEventType,
  type RecordedEvent,
} from '#domain';
import type { StoredEvent } from '#event-store';
import { upcast } from './upcasters.js';

/** An event in the log that this program does not understand. Whoever reads it must stop: it is never skipped. */
export class UnreadableEvent extends Error {
  constructor(
    readonly position: number,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`event at position ${position} cannot be read: ${reason}`, options);
    this.name = 'UnreadableEvent';
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Makes the bytes that are stored; the only place where an event is serialised. */
export function encodeEvent(envelope: Envelope, event: LedgerEvent): Uint8Array {
  // A slice of a shared pool: an allocation of its own for each event keeps the garbage collector busy.
  return Buffer.from(JSON.stringify({ type: event.type, ...envelope, data: event.data }));
}

const TYPE_FIRST = '{"type":"';

/**
 * The type of an event without reading all of it; undefined where the bytes do not begin with a type this program
 * knows. Bytes that were stored with another order of keys must be decoded to tell.
 */
export function typeOf(stored: StoredEvent): LedgerEventType | undefined {
  const start = stored.text ?? Buffer.from(stored.bytes).toString('latin1');
  if (!start.startsWith(TYPE_FIRST)) return undefined;
  const type = start.slice(TYPE_FIRST.length, start.indexOf('"', TYPE_FIRST.length));
  return Object.hasOwn(schemaVersions, type) ? (type as LedgerEventType) : undefined;
}

/**
 * Reads an event as it would be written today, whatever version of its type was stored.
 * @throws UnreadableEvent for bytes that are not JSON, unknown types, and versions newer than this program
 */
export function decodeEvent(stored: StoredEvent): RecordedEvent {
  let parsed: Omit<RecordedEvent, 'position'>;
  try {
    parsed = JSON.parse(stored.text ?? decoder.decode(stored.bytes)) as Omit<RecordedEvent, 'position'>;
  } catch (error) {
    throw new UnreadableEvent(stored.position, 'its bytes are not JSON', { cause: error });
  }
  const known = Object.hasOwn(schemaVersions, parsed.type)
    ? schemaVersions[parsed.type as LedgerEventType]
    : undefined;
  if (known === undefined) throw new UnreadableEvent(stored.position, `its type ${parsed.type} is unknown`);
  const event = Object.assign(parsed, { position: stored.position }) as RecordedEvent;
  return parsed.schemaVersion === known ? event : upcasted(event, known);
}

/** The version it carries is then the one whose shape it has; the stored bytes stay as they are. */
function upcasted(event: RecordedEvent, known: number): RecordedEvent {
  const { type, schemaVersion, position } = event;
  const data = upcast(type, schemaVersion, event.data);
  if (data !== undefined) return { ...event, schemaVersion: known, data } as RecordedEvent;
  throw new UnreadableEvent(
    position,
    `${type} has schema version ${schemaVersion}, this program knows ${known}`,
  );
}
