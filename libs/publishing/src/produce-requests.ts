import { Partitioners } from 'kafkajs';
import type { PublicMessage } from './cloud-event.js';
import type { PublicTopic } from './topics.js';

/** What goes to one partition in one request is one batch there; a topic takes a megabyte unless told otherwise. */
const BATCH_BYTES = 900_000;
/** What stands around key and value, headers included, at most. */
const AROUND = 400;
/** Streams whose partition is remembered. */
const REMEMBERED = 50_000;

/** How a message is handed to kafkajs. */
export interface PlacedMessage {
  readonly key: string;
  readonly value: string;
  readonly partition: number;
  readonly headers: Record<string, string>;
  readonly timestamp: string;
}

/** Messages of one request by topic; each has its partition. */
export type ProduceRequest = ReadonlyMap<PublicTopic, readonly PlacedMessage[]>;

/** The partition of a key, as the clients of Kafka in other languages choose it (murmur2). */
export function choosePartitions(
  partitionsOf: ReadonlyMap<PublicTopic, number>,
): (topic: PublicTopic, key: string) => number {
  const choose = Partitioners.DefaultPartitioner();
  const known = new Map<string, number>();
  return (topic, key) => {
    const name = `${topic} ${key}`;
    let partition = known.get(name);
    if (partition === undefined) {
      const partitionMetadata = Array.from({ length: partitionsOf.get(topic)! }, (_, partitionId) => ({
        partitionErrorCode: 0,
        partitionId,
        leader: 0,
        replicas: [],
        isr: [],
      }));
      partition = choose({ topic, partitionMetadata, message: { key, value: null } });
      if (known.size >= REMEMBERED) known.clear();
      known.set(name, partition);
    }
    return partition;
  };
}

/** Divides messages into requests none of which is too large for a partition; their order stays as it is. */
export function produceRequests(
  messages: readonly PublicMessage[],
  partitionOf: (topic: PublicTopic, key: string) => number,
): ProduceRequest[] {
  const requests: Map<PublicTopic, PlacedMessage[]>[] = [];
  let bytes = new Map<string, number>();
  for (const { topic, key, value, headers, timestamp } of messages) {
    const partition = partitionOf(topic, key);
    const place = `${topic} ${partition}`;
    // A character is at most three bytes of UTF-8; where that could be too much, it is counted.
    const size = AROUND + (value.length < 100_000 ? value.length * 3 : Buffer.byteLength(value));
    const before = bytes.get(place) ?? 0;
    if (requests.length === 0 || (before > 0 && before + size > BATCH_BYTES)) {
      requests.push(new Map());
      bytes = new Map();
    }
    bytes.set(place, (bytes.get(place) ?? 0) + size);
    const request = requests.at(-1)!;
    const placed = { key, value, partition, headers: headers as Record<string, string>, timestamp };
    const others = request.get(topic);
    if (others) others.push(placed);
    else request.set(topic, [placed]);
  }
  return requests;
}
