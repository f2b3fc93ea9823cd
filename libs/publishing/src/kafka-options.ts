import type { KafkaConnection } from '#kafka';

/** Where to publish, and as whom. */
export interface KafkaOptions extends KafkaConnection {
  /** Names the ledger in Kafka: topics, transactional id and groups begin with it. */
  readonly topicPrefix: string;
  /** Of a topic of events that is not there yet. */
  readonly partitions: number;
  /** `source` of the CloudEvents: a URI reference that names the ledger. */
  readonly source: string;
}

export const kafkaDefaults = {
  topicPrefix: 'assessment-ledger',
  partitions: 6,
  source: 'urn:assessment-ledger',
} as const;
