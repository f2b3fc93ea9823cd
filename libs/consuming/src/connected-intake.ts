import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type EachBatchHandler } from 'kafkajs';
import { clientOptions } from '#kafka';
import { deadLetter, type Rejected } from './dead-letter.js';
import { groupOf, rejectedTopic, type IntakeOptions } from './intake-options.js';
import { prepareTopics } from './prepare-topics.js';

/** How long to wait for a broker that does not answer when everything is let go, in milliseconds. */
const LONGEST_FAREWELL = 3_000;
/** A consumer that says nothing for so long is taken for dead; its partitions go to another. Milliseconds. */
const SESSION = 10_000;

/** A consumer of the topic in its group, and a producer for what is refused; one failure ends both. */
export interface ConnectedIntake {
  /** Resolves once the signal aborts. @throws Error where the consumer cannot go on */
  eachBatch(signal: AbortSignal, handle: EachBatchHandler): Promise<void>;
  /** Resolves once all brokers that must have them have them. */
  reject(rejected: readonly Rejected[]): Promise<void>;
  /** Everything up to this offset is done. */
  commit(partition: number, offset: string): Promise<void>;
  close(): Promise<void>;
}

/** @throws Error where the brokers cannot be reached or refuse */
export async function connectedIntake(options: IntakeOptions): Promise<ConnectedIntake> {
  const { topic } = options;
  const groupId = groupOf(topic);
  const kafka = new Kafka({
    ...clientOptions(options),
    clientId: groupId,
    // The intake itself says what went wrong.
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  const consumer = kafka.consumer({
    groupId,
    readUncommitted: false,
    allowAutoTopicCreation: false,
    sessionTimeout: SESSION,
    maxWaitTimeInMs: 250,
    // It is opened anew by whoever sees it fail, with what it had not committed.
    retry: { retries: 3, restartOnFailure: () => Promise.resolve(false) },
  });
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  const close = (): Promise<void> => letGo(() => Promise.all([consumer.disconnect(), producer.disconnect()]));
  try {
    await admin.connect();
    await prepareTopics(admin, options);
    await Promise.all([consumer.connect(), producer.connect()]);
    await consumer.subscribe({ topic, fromBeginning: true });
  } catch (error) {
    await close();
    throw error;
  } finally {
    await letGo(() => admin.disconnect());
  }
  return {
    close,
    eachBatch: (signal, handle) =>
      new Promise((resolve, reject) => {
        // A consumer that fails for good says so here alone.
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        signal.addEventListener('abort', () => resolve(), { once: true });
        if (signal.aborted) resolve();
        consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: handle }).catch(reject);
      }),
    async reject(rejected) {
      if (rejected.length === 0) return;
      await producer.send({ topic: rejectedTopic(topic), acks: -1, messages: rejected.map(deadLetter) });
    },
    commit: (partition, offset) =>
      consumer.commitOffsets([{ topic, partition, offset: String(BigInt(offset) + 1n) }]),
  };
}

const letGo = async (farewell: () => Promise<unknown>): Promise<void> => {
  await Promise.race([farewell().catch(() => undefined), delay(LONGEST_FAREWELL, undefined, { ref: false })]);
};
