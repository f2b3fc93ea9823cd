import type { NextBatch, RelayedLog } from './batch.js';
import { currentScores, type CurrentScores } from './current-scores.js';
import { type KafkaOptions } from './kafka-options.js';
import { logEvents } from './log-events.js';
import type { Publication } from './publisher.js';
import { Relay, type RelayOptions } from './relay.js';
import { currentTopics, eventTopics } from './topics.js';

type RelayRunning = Pick<RelayOptions, 'from' | 'once' | 'onStatus'>;

/** A relay of the events of a log to Kafka; it does nothing before it is run. */
export const relayToKafka = (log: RelayedLog, kafka: KafkaOptions, options: RelayRunning = {}): Relay =>
  relayOf({ name: 'relay', topics: eventTopics }, log, logEvents(log, kafka.source), kafka, options);

/** The same of the scores and rankings that a log makes, as somebody gives them who keeps them. */
export const relayScoresToKafka = (
  log: RelayedLog,
  scores: CurrentScores,
  kafka: KafkaOptions,
  options: Pick<RelayRunning, 'onStatus'> = {},
): Relay =>
  relayOf(
    { name: 'scores-relay', topics: currentTopics },
    log,
    currentScores(log, scores, kafka.source),
    kafka,
    options,
  );

const relayOf = (
  publication: Publication,
  log: RelayedLog,
  next: NextBatch,
  kafka: KafkaOptions,
  options: RelayRunning,
): Relay =>
  new Relay({
    ...options,
    log,
    next,
    // Loaded here alone: who only starts the thread, or publishes nothing, has no need of the client.
    open: async () => (await import('./kafka-publisher.js')).openKafkaPublisher(kafka, publication),
  });
