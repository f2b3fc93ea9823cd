import type { KafkaConnection } from '#kafka';

/** Where work systems publish their records. */
export interface IntakeOptions extends KafkaConnection {
  readonly topic: string;
  /** Of the topic, where it is not there yet. */
  readonly partitions: number;
}

/** Where messages go that are refused, with the reason in their headers. */
export const rejectedTopic = (topic: string): string => `${topic}.rejected`;

/** Several nodes of one ledger share the partitions of the topic among them. */
export const groupOf = (topic: string): string => `${topic}.intake`;
