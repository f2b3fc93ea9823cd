import { schemaVersions, type Actor, type Envelope, type LedgerEventType } from '#domain';
import type { StoredEvent } from '#event-store';
import { UnreadableEvent } from '#processing';
import { topicOf, type PublicTopic } from './topics.js';

/** An event, or what stands now, on its way to Kafka. */
export interface PublicMessage {
  readonly topic: PublicTopic;
  /** Our stream, or what it is that stands so: what has the same key comes in the order of the log. */
  readonly key: string;
  /** A CloudEvents 1.0 event as JSON. */
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When the ledger learned it: Unix time in milliseconds, as text. */
  readonly timestamp: string;
}

type Stored = Envelope & { readonly type: LedgerEventType; readonly data: unknown };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Of the CloudEvents in this ledger: which shape `data` has. */
export const dataSchemaOf = (type: string, version: number): string =>
  `urn:assessment-ledger:event:${type}:v${version}`;

export const contentType = 'application/cloudevents+json; charset=UTF-8';

export const cloudEventType = (type: string, version: number): string => `ledger.${type}.v${version}`;

/**
 * What is published of an event, in the version in which it was stored; `undefined` for one that is not public.
 * @param source of the events: a URI reference that names the ledger
 * @throws UnreadableEvent for bytes that are not JSON, unknown types, and versions newer than this program
 */
export function publicMessage(stored: StoredEvent, source: string): PublicMessage | undefined {
  const event = readStored(stored);
  const topic = topicOf(event.type);
  if (topic === undefined) return undefined;
  const type = cloudEventType(event.type, event.schemaVersion);
  const { correlationId, causationId } = event;
  const cloudEvent = {
    specversion: '1.0',
    id: event.eventId,
    source,
    type,
    time: event.recordedAt,
    subject: event.stream,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(event.type, event.schemaVersion),
    ledgerposition: stored.position,
    ledgerrevision: event.revision,
    commandid: event.commandId,
    correlationid: correlationId,
    ...(causationId !== undefined && { causationid: causationId }),
    ...actorAttributes(event.actor),
    data: event.data,
  };
  return {
    topic,
    key: event.stream,
    value: JSON.stringify(cloudEvent),
    headers: {
      'content-type': contentType,
      ce_type: type,
      ce_correlationid: correlationId,
      ...(causationId !== undefined && { ce_causationid: causationId }),
    },
    timestamp: String(Date.parse(event.recordedAt)),
  };
}

/** Extension attributes are plain values, in names of small letters and digits. */
function actorAttributes(actor: Actor): Record<string, string | number> {
  const { kind: actorkind, id: actorid } = actor;
  if (actor.kind === 'person') return { actorkind, actorid, actorrole: actor.role };
  if (actor.kind === 'rule') return { actorkind, actorid, rulebookversion: actor.rulebookVersion };
  return { actorkind, actorid };
}

/** Not `decodeEvent`: that one shows old events as they would be written today, and consumers have a contract. */
function readStored(stored: StoredEvent): Stored {
  let event: Stored;
  try {
    event = JSON.parse(stored.text ?? decoder.decode(stored.bytes)) as Stored;
  } catch (error) {
    throw new UnreadableEvent(stored.position, 'its bytes are not JSON', { cause: error });
  }
  const { type, schemaVersion } = event;
  if (!Object.hasOwn(schemaVersions, type)) {
    throw new UnreadableEvent(stored.position, `its type ${type} is unknown`);
  }
  const known = schemaVersions[type];
  if (schemaVersion <= known) return event;
  throw new UnreadableEvent(
    stored.position,
    `${type} has schema version ${schemaVersion}, this program knows ${known}`,
  );
}
