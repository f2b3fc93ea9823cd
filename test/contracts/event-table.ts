import { schemaVersions, type LedgerEventType } from '#domain';
import { kafkaDefaults, privateTypes, topicName, typesOf, type EventTopic } from '#publishing';
import type { EventType } from './event-types.js';
import { fileOf } from './event-schemas.js';
import { markdownTable } from '../support/document-parts.js';

/** A description as far as it fits in a table. */
export const firstSentence = (description: string): string => /^.*?\.(?= |$)/.exec(description)![0];

/** All types of events, a table for each topic, and one for those that are not published. */
export function eventTables(
  types: readonly EventType[],
  about: Readonly<Record<EventTopic, string>>,
): string {
  const byName = new Map(types.map((type) => [type.type, type]));
  const tableOf = (names: readonly LedgerEventType[]): string =>
    table(names.toSorted().map((name) => row(byName.get(name)!)));
  const ofTopics = (Object.keys(about) as EventTopic[]).flatMap((topic) => [
    `### \`${topicName(kafkaDefaults.topicPrefix, topic)}\``,
    about[topic],
    tableOf(typesOf(topic)),
  ]);
  return [...ofTopics, '### Not published', tableOf(privateTypes())].join('\n\n');
}

function row({ type, description }: EventType): string[] {
  const current = schemaVersions[type as LedgerEventType];
  const versions = Array.from({ length: current }, (_, index) => current - index);
  const links = versions.map((version) => `[${version}](schemas/events/${fileOf(type, version)})`);
  return [`\`${type}\``, links.join(', '), firstSentence(description!)];
}

function table(rows: readonly string[][]): string {
  const head = ['event', 'schema by version', 'what it says'];
  return markdownTable(head, rows);
}
