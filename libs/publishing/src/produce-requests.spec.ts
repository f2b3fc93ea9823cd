import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PublicMessage } from './cloud-event.js';
import { choosePartitions, produceRequests } from './produce-requests.js';
import { eventTopics } from './topics.js';

const partitionsOf = new Map(eventTopics.map((topic) => [topic, 3]));
const partitionOf = choosePartitions(partitionsOf);

const message = fc
  .record({
    topic: fc.constantFrom(...eventTopics),
    key: fc.constantFrom('a', 'b', 'c', 'd', 'ä'),
    value: fc.constantFrom('x', 'y'.repeat(90_000), 'z'.repeat(200_000), 'ü'.repeat(1_200_000)),
  })
  .map((one): PublicMessage => ({ ...one, headers: {}, timestamp: '0' }));

describe('requests', () => {
  it('hold everything once, in order per key, and no batch that a broker would refuse', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), (messages) => {
        const requests = produceRequests(messages, partitionOf);
        for (const topic of eventTopics) {
          const placed = requests.flatMap((request) => [...(request.get(topic) ?? [])]);
          const given = messages.filter((one) => one.topic === topic);
          expect(placed.map(({ key, value }) => key + value)).toEqual(
            given.map(({ key, value }) => key + value),
          );
        }
        for (const request of requests) {
          for (const [topic, placed] of request) {
            for (let partition = 0; partition < 3; partition++) {
              const batch = placed.filter((one) => one.partition === partition);
              const bytes = batch.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0);
              expect(batch.length === 1 || bytes <= 1_000_000).toBe(true);
              expect(batch.every(({ key }) => partitionOf(topic, key) === partition)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('place a key where clients of Kafka in other languages do', () => {
    // As `Utils.toPositive(Utils.murmur2(key)) % 100` of Kafka's Java client.
    const of100 = choosePartitions(new Map([['accounts', 100]]));
    expect(['21', 'foobar', 'a-little-bit-long-string'].map((key) => of100('accounts', key))).toEqual([
      (-973932308 & 0x7fffffff) % 100,
      (-790332482 & 0x7fffffff) % 100,
      (-985981536 & 0x7fffffff) % 100,
    ]);
  });
});
