import type { PublicMessage } from './cloud-event.js';
import type { PublicTopic } from './topics.js';

/** What a relay publishes, and as whom: a ledger has one relay for each. */
export interface Publication {
  /** With the prefix of the topics its transactional id; its position has the same name. */
  readonly name: string;
  readonly topics: readonly PublicTopic[];
}

/** How far a relay has published, as Kafka has it. */
export interface PublishedUpTo {
  readonly position: number;
  /** Of the event at that position: tells one log from another. */
  readonly eventId: string;
  /** Where to go on, where that is before `position`: not all that is to be said up to there has been published. */
  readonly goOnBehind?: number;
}

/** Publishes under a transactional id that nobody else holds, until it is fenced or fails. */
export interface Publisher {
  /** What stood in Kafka when it was opened; `undefined` where nothing was published yet. */
  readonly upTo: PublishedUpTo | undefined;
  /**
   * Publishes messages, and that the log has been published up to a position: all of it or nothing.
   * @throws RelayFenced where another one has taken over
   * @throws Error where the outcome is not known; whoever goes on opens another publisher, and asks how far it is
   */
  publish(messages: readonly PublicMessage[], upTo: PublishedUpTo): Promise<void>;
  close(): Promise<void>;
}
