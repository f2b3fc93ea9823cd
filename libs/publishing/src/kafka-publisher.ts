import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type Producer, type Transaction } from 'kafkajs';
import { clientOptions, whyTurnedAway } from '#kafka';
import type { PublicMessage } from './cloud-event.js';
import { isFencing, RelayFenced, RelayTurnedAway } from './errors.js';
import type { KafkaOptions } from './kafka-options.js';
import { prepareTopics } from './prepare-topics.js';
import { choosePartitions, produceRequests } from './produce-requests.js';
import type { Publication, PublishedUpTo, Publisher } from './publisher.js';
import { claimKey, positionKey, readPosition } from './read-position.js';
import { requireEachOnce } from './require-each-once.js';
import { positionsTopic, topicName, type PublicTopic } from './topics.js';

/** After this time the broker aborts a transaction by itself, in milliseconds. */
const TRANSACTION_TIMEOUT = 60_000;
/** How long to wait for a broker that does not answer when everything is let go, in milliseconds. */
const LONGEST_FAREWELL = 3_000;
const ALL_REPLICAS = -1;

/**
 * Takes over the transactional id of one of a ledger's relays (whoever held it is fenced, and what it had not committed
 * is aborted), and finds out how far it had come.
 * @throws RelayTurnedAway where it is not let in, or does not trust the brokers
 * @throws Error where the brokers cannot be reached or refuse; nothing was published
 */
export async function openKafkaPublisher(
  options: KafkaOptions,
  { name, topics }: Publication,
): Promise<Publisher> {
  const { topicPrefix } = options;
  const relay = `${topicPrefix}.${name}`;
  const kafka = new Kafka({
    ...clientOptions(options),
    clientId: relay,
    // The relay itself says what went wrong.
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  const producer = kafka.producer({
    transactionalId: relay,
    transactionTimeout: TRANSACTION_TIMEOUT,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    // The first request of a transaction is refused until the markers of the one before are written: milliseconds.
    retry: { retries: 8, initialRetryTime: 4, maxRetryTime: 500 },
  });
  try {
    await admin.connect();
    const partitionsOf = await prepareTopics(admin, options, topics);
    await producer.connect();
    const publisher = new KafkaPublisher(producer, relay, topicPrefix, choosePartitions(partitionsOf));
    const instance = randomUUID();
    await publisher.claim(instance);
    const upTo = await readPosition(kafka, { topic: positionsTopic(topicPrefix), relay, instance });
    return publisher.standingAt(upTo);
  } catch (error) {
    await letGo(producer);
    const why = whyTurnedAway(error);
    throw why === undefined ? error : new RelayTurnedAway(why, { cause: error });
  } finally {
    await letGo(admin);
  }
}

class KafkaPublisher {
  private readonly positions: string;

  constructor(
    private readonly producer: Producer,
    /** Its transactional id. */
    private readonly relay: string,
    private readonly topicPrefix: string,
    private readonly partitionOf: (topic: PublicTopic, key: string) => number,
  ) {
    this.positions = positionsTopic(topicPrefix);
  }

  /** Says, where positions stand, who relays from here on. */
  claim(instance: string): Promise<void> {
    const value = JSON.stringify({ instance, since: new Date().toISOString() });
    return this.inTransaction(async (transaction) => {
      await transaction.send({
        topic: this.positions,
        messages: [{ key: claimKey(this.relay), value }],
        acks: ALL_REPLICAS,
      });
    });
  }

  standingAt(upTo: PublishedUpTo | undefined): Publisher {
    return {
      upTo,
      publish: (messages, position) => this.publish(messages, position),
      close: () => letGo(this.producer),
    };
  }

  private publish(messages: readonly PublicMessage[], upTo: PublishedUpTo): Promise<void> {
    const position = { key: positionKey(this.relay), value: JSON.stringify(upTo) };
    return this.inTransaction(async (transaction) => {
      // First the position, alone: while the transaction before this one still ends, that one request is refused and
      // sent again, and nothing else.
      await transaction.send({ topic: this.positions, messages: [position], acks: ALL_REPLICAS });
      for (const request of produceRequests(messages, this.partitionOf)) {
        const topicMessages = [...request].map(([topic, placed]) => ({
          topic: topicName(this.topicPrefix, topic),
          messages: [...placed],
        }));
        const answers = await transaction.sendBatch({ topicMessages, acks: ALL_REPLICAS });
        requireEachOnce(this.topicPrefix, request, answers);
      }
    });
  }

  private async inTransaction(work: (transaction: Transaction) => Promise<void>): Promise<void> {
    const begun = performance.now();
    try {
      const transaction = await this.producer.transaction();
      await work(transaction);
      await transaction.commit();
    } catch (error) {
      // One that stood still for so long was not fenced by another: the broker gave it up.
      const expired = performance.now() - begun > TRANSACTION_TIMEOUT;
      if (isFencing(error) && !expired) throw new RelayFenced(this.relay, { cause: error });
      // Not aborted here: whoever comes next aborts it by taking over, whatever has become of the connection.
      throw error;
    }
  }
}

/** Waits for no broker. */
async function letGo(client: { disconnect(): Promise<void> }): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([
    client.disconnect().catch(() => undefined),
    delay(LONGEST_FAREWELL, undefined, { signal: waiting.signal }).catch(() => undefined),
  ]);
  waiting.abort();
}
