import type { LedgerEventType } from '#domain';
import type { StoredEvent } from '#event-store';
import { topicName, topicOf } from '#publishing';
import type { PublishedEvent } from './published.js';

interface Written {
  readonly eventId: string;
  readonly stream: string;
  readonly type: LedgerEventType;
  readonly data: unknown;
}

type Stored = Pick<StoredEvent, 'position' | 'bytes'>;
type Message = Pick<PublishedEvent, 'topic' | 'partition' | 'key'> & {
  readonly event: PublishedEvent['event'];
};

/**
 * What is wrong with what was published of a log: each public event must be there once, as it was written, and those
 * of a key in one partition, each partition in the order of the log. Nothing where all is well.
 * @param messages in the order in which a consumer got them
 */
export function publicationFaults(
  prefix: string,
  stored: readonly Stored[],
  messages: readonly Message[],
): string[] {
  return [...misplaced(messages), ...lostOrChanged(prefix, stored, messages)];
}

/** How many of them are public. */
export const publicEvents = (stored: readonly Pick<StoredEvent, 'bytes'>[]): number =>
  stored.filter(({ bytes }) => topicOf(written(bytes).type) !== undefined).length;

const written = (bytes: Uint8Array): Written => JSON.parse(Buffer.from(bytes).toString()) as Written;

function misplaced(messages: readonly Message[]): string[] {
  const faults: string[] = [];
  const lastOf = new Map<string, number>();
  const partitionOf = new Map<string, number>();
  for (const { topic, partition, key, event } of messages) {
    const position = event.ledgerposition;
    const place = `${topic} ${partition}`;
    const before = lastOf.get(place) ?? 0;
    if (before === position) faults.push(`${place}: position ${position} came twice`);
    else if (before > position) faults.push(`${place}: position ${position} came behind ${before}`);
    lastOf.set(place, position);
    const usual = partitionOf.get(`${topic} ${key}`) ?? partition;
    if (usual !== partition) faults.push(`${key} is in partitions ${usual} and ${partition}`);
    partitionOf.set(`${topic} ${key}`, usual);
  }
  return faults;
}

function lostOrChanged(prefix: string, stored: readonly Stored[], messages: readonly Message[]): string[] {
  const faults: string[] = [];
  const found = new Map<number, Message[]>();
  for (const message of messages) {
    const { ledgerposition: position } = message.event;
    const there = found.get(position);
    if (there) there.push(message);
    else found.set(position, [message]);
  }
  for (const { position, bytes } of stored) {
    const { type, eventId, stream, data } = written(bytes);
    const topic = topicOf(type);
    const [message, ...more] = found.get(position) ?? [];
    found.delete(position);
    if (topic === undefined) {
      if (message) faults.push(`position ${position} is a ${type}, and was published`);
    } else if (!message) faults.push(`position ${position} was not published`);
    else {
      if (more.length > 0) faults.push(`position ${position} was published ${more.length + 1} times`);
      const same =
        message.event.id === eventId &&
        message.key === stream &&
        message.topic === topicName(prefix, topic) &&
        JSON.stringify(message.event['data']) === JSON.stringify(data);
      if (!same) faults.push(`position ${position} was published as ${JSON.stringify(message)}`);
    }
  }
  for (const position of found.keys())
    faults.push(`position ${position} was published, and is not in the log`);
  return faults;
}
