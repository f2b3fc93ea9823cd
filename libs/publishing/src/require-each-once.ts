import type { RecordMetadata } from 'kafkajs';
import type { ProduceRequest } from './produce-requests.js';
import { topicName } from './topics.js';

/**
 * Requires that every partition of a request was answered once. Where leaders move while kafkajs sends again, it can
 * send to a second broker what the first one has taken, or leave out what moved to one that had answered already.
 */
export function requireEachOnce(
  prefix: string,
  request: ProduceRequest,
  answers: readonly Pick<RecordMetadata, 'topicName' | 'partition'>[],
): void {
  const sent = new Set<string>();
  for (const [topic, messages] of request) {
    for (const { partition } of messages) sent.add(`${topicName(prefix, topic)} ${partition}`);
  }
  const answered = answers.map((answer) => `${answer.topicName} ${answer.partition}`);
  const once = answered.length === sent.size && answered.every((place) => sent.delete(place));
  if (!once) throw new Error('partitions moved to other brokers while they were written to');
}
