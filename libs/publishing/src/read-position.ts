import type { Consumer, Kafka } from 'kafkajs';
import type { PublishedUpTo } from './publisher.js';

/** How long the positions may take to be read, in milliseconds; joining the group alone can take seconds. */
const PATIENCE = 30_000;

/** Keys in the topic of positions: how far a relay is, and who has begun to relay. */
export const positionKey = (relay: string): string => `${relay}/position`;
export const claimKey = (relay: string): string => `${relay}/claim`;

/**
 * Reads how far a relay has published, up to the claim of the one who asks. What an earlier producer with the same
 * transactional id committed stands before the claim, and behind it there can be nothing of it.
 */
export async function readPosition(
  kafka: Kafka,
  { topic, relay, instance }: { readonly topic: string; readonly relay: string; readonly instance: string },
): Promise<PublishedUpTo | undefined> {
  const consumer = kafka.consumer({
    // A group of its own: in a shared one another member could be given the only partition.
    groupId: `${relay}.positions.${instance}`,
    readUncommitted: false,
    allowAutoTopicCreation: false,
    maxWaitTimeInMs: 100,
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    return await untilClaim(consumer, relay, instance);
  } finally {
    await consumer.disconnect().catch(() => undefined);
  }
}

function untilClaim(consumer: Consumer, relay: string, instance: string): Promise<PublishedUpTo | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the positions could not be read within ${PATIENCE / 1000} s`)),
      PATIENCE,
    );
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    // A consumer that fails for good says so here alone.
    consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error));
    let upTo: PublishedUpTo | undefined;
    consumer
      .run({
        autoCommit: false,
        async eachMessage({ message: { key, value } }) {
          const text = value?.toString() ?? '{}';
          if (key?.toString() === positionKey(relay)) upTo = JSON.parse(text) as PublishedUpTo;
          if (key?.toString() !== claimKey(relay)) return;
          if ((JSON.parse(text) as { instance?: string }).instance !== instance) return;
          clearTimeout(timer);
          resolve(upTo);
        },
      })
      .catch(fail);
  });
}
