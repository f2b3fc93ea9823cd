import type { Envelope } from '#domain';
import type { StoredEvent } from '#event-store';

/** What stands around the data of an event, whatever its type. */
export const envelopeOf = ({ text, bytes }: StoredEvent): Envelope =>
  JSON.parse(text ?? Buffer.from(bytes).toString()) as Envelope;
