import type { KafkaMessage, Message } from 'kafkajs';

/** A message that was refused, on its way to the topic of the rejected. */
export interface Rejected {
  readonly message: Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'offset'>;
  readonly partition: number;
  readonly code: string;
  readonly reason: string;
}

/** The message as it came, with headers that say why it was refused, and where it stood. */
export const deadLetter = ({ message, partition, code, reason }: Rejected): Message => ({
  key: message.key,
  value: message.value,
  headers: {
    ...message.headers,
    rejected_code: code,
    rejected_reason: reason.replaceAll(/\s+/g, ' '),
    rejected_partition: String(partition),
    rejected_offset: message.offset,
  },
});
