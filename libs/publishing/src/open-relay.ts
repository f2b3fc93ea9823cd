import { type KafkaOptions } from './kafka-options.js';
import { Relay, type RelayedLog, type RelayOptions } from './relay.js';

/** A relay of a log to Kafka; it does nothing before it is run. */
export function relayToKafka(
  log: RelayedLog,
  kafka: KafkaOptions,
  options: Pick<RelayOptions, 'from' | 'once' | 'onStatus'> = {},
): Relay {
  return new Relay({
    ...options,
    log,
    source: kafka.source,
    // Loaded here alone: who only starts the thread, or publishes nothing, has no need of the client.
    open: async () => (await import('./kafka-publisher.js')).openKafkaPublisher(kafka),
  });
}
