import { readFileSync } from 'node:fs';
import type { ITopicConfig } from 'kafkajs';
import { schemaVersions, type LedgerEventType } from '#domain';
import {
  cloudEventType,
  currentSchemaOf,
  currentVersions,
  dataSchemaOf,
  kafkaDefaults,
  topicOf,
  type CurrentTopic,
  type CurrentType,
  type EventTopic,
} from '#publishing';
import { currentHeadersSchema, headersSchema } from './cloud-event-schema.js';
import { firstSentence } from './event-table.js';
import type { CommittedSchema } from './event-schemas.js';
import {
  intakeChannels,
  intakeMessages,
  intakeOperations,
  rejectedHeadersSchema,
} from './intake-channels.js';
import { channelBindings } from './made-topics.js';
import type { Schema } from './schema-of-type.js';

type Members = Readonly<Record<string, unknown>>;

/** What the topics of events are about; the one of positions is described apart. */
export const aboutTopics: Readonly<Record<EventTopic, string>> = {
  organization: 'Units, posts, people, who holds which post, and which days are worked.',
  rulebooks: 'Versions of the rulebook, periods, and experiments.',
  'work-records': 'Finished steps of processes, as work systems recorded them.',
  accounts: 'Score accounts: entries with all that happens to them until they are posted, and after.',
  matters: 'Happenings that entries are about, observations, and evidence.',
  casework: 'Appeals, accountability cases, their decisions, deadlines, sanctions and corrective actions.',
};

/** And the compacted ones, with what their messages are. */
export const aboutCurrent: Readonly<
  Record<CurrentTopic, { readonly about: string; readonly type: CurrentType; readonly key: string }>
> = {
  scores: {
    about: 'Score accounts as they stand: the last message of each account is the present one.',
    type: 'CurrentScore',
    key: 'The stream of the account, as its events have it: `account-<period>-<staff member>`.',
  },
  rankings: {
    about: 'Peer groups with their ranks as they stand: the last message of each is the present one.',
    type: 'CurrentRanking',
    key: '`ranking-<period>-unit-<unit>`, `ranking-<period>-post-<post>` or `ranking-<period>-organization`.',
  },
};

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * The AsyncAPI 3.0 document of what the relays send, whatever version of an event is in the log, and of what the intake
 * takes in.
 * @param schemas of events
 * @param current those of what stands now
 */
export function asyncApi(
  schemas: readonly CommittedSchema[],
  current: readonly CommittedSchema[],
  topics: ReadonlyMap<string, ITopicConfig>,
  intakeTopics: ReadonlyMap<string, ITopicConfig>,
): Members {
  const published = schemas.filter(({ type }) => topicOf(type as LedgerEventType) !== undefined);
  const inTopic = (topic: string): CommittedSchema[] =>
    published.filter(({ type }) => topicOf(type as LedgerEventType) === topic);
  const abouts = Object.entries(aboutTopics);
  const currents = Object.entries(aboutCurrent);
  const currentOf = (topic: string): CommittedSchema[] =>
    current.filter(({ type }) => aboutCurrent[topic as CurrentTopic].type === type);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Events of the assessment ledger',
      version,
      description: [
        'The relay publishes every public event of the log once, in a transaction: read with `read_committed`.',
        'Events of one stream have one key and come in the order of the log.',
        'Beside them, compacted topics say how scores and rankings stand.',
        'New members may be added to an event at any time; anything else is a new version, with a type of its own.',
        'Points are integers of thousandths.',
        'Besides, the ledger takes in work records from a topic that it is told.',
      ].join(' '),
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      kafka: {
        host: '{broker}',
        protocol: 'kafka',
        description: 'The brokers that the ledger was given.',
        variables: { broker: { default: 'localhost:9092', description: 'Host and port.' } },
      },
    },
    channels: {
      ...Object.fromEntries(
        abouts.map(([topic, about]) => [topic, channel(topic, about, inTopic(topic), topics)]),
      ),
      ...Object.fromEntries(
        currents.map(([topic, { about }]) => [topic, channel(topic, about, currentOf(topic), topics)]),
      ),
      positions: positionsChannel(topics),
      ...intakeChannels(intakeTopics),
    },
    operations: {
      ...Object.fromEntries(
        [...abouts, ...currents.map(([topic, { about }]) => [topic, about] as const)].map(
          ([topic, about]) => [
            operationOf(topic),
            { action: 'send', channel: { $ref: `#/channels/${topic}` }, summary: about },
          ],
        ),
      ),
      'send-positions': {
        action: 'send',
        channel: { $ref: '#/channels/positions' },
        summary: 'In the transaction of what is published, or alone where a relay begins.',
      },
      ...intakeOperations,
    },
    components: {
      messages: {
        ...Object.fromEntries(published.map((schema) => [nameOf(schema), eventMessage(schema)])),
        ...Object.fromEntries(current.map((schema) => [nameOf(schema), currentMessage(schema)])),
        ...positionMessages,
        ...intakeMessages,
      },
      messageTraits: { event: eventTrait },
      schemas: {
        headers: headersSchema,
        currentHeaders: currentHeadersSchema,
        rejectedHeaders: rejectedHeadersSchema,
      },
    },
  };
}

const operationOf = (topic: string): string => `send-${topic}`;
const nameOf = ({ type, version: of }: CommittedSchema): string => `${type}.v${of}`;

const parameters = {
  prefix: { default: kafkaDefaults.topicPrefix, description: 'Of all topics of one ledger.' },
};

const channel = (
  topic: string,
  description: string,
  schemas: readonly CommittedSchema[],
  topics: ReadonlyMap<string, ITopicConfig>,
): Members => ({
  address: `{prefix}.${topic}`,
  title: topic,
  description,
  parameters,
  messages: Object.fromEntries(
    schemas.map((schema) => [nameOf(schema), { $ref: `#/components/messages/${nameOf(schema)}` }]),
  ),
  bindings: channelBindings(topics.get(topic)!),
});

function eventMessage({ file, type, version: of, schema }: CommittedSchema): Members {
  const isCurrent = schemaVersions[type as LedgerEventType] === of;
  return {
    name: cloudEventType(type, of),
    title: `${type}, version ${of}`,
    summary: firstSentence(schema['description'] as string),
    ...(!isCurrent && { description: 'No longer written; older events stay as they are.' }),
    traits: [{ $ref: '#/components/messageTraits/event' }],
    payload: {
      allOf: [
        { $ref: './schemas/cloud-event.schema.json' },
        {
          type: 'object',
          properties: {
            type: { const: cloudEventType(type, of) },
            dataschema: { const: dataSchemaOf(type, of) },
            data: { $ref: `./schemas/events/${file}` },
          },
        },
      ],
    },
  };
}

function currentMessage({ file, type, version: of, schema }: CommittedSchema): Members {
  const { key } = Object.values(aboutCurrent).find((one) => one.type === type)!;
  return {
    name: cloudEventType(type, of),
    title: `${type}, version ${of}`,
    summary: firstSentence(schema['description'] as string),
    ...(currentVersions[type as CurrentType] !== of && { description: 'No longer published.' }),
    contentType: 'application/cloudevents+json',
    headers: { $ref: '#/components/schemas/currentHeaders' },
    bindings: { kafka: { key: { type: 'string', description: key }, bindingVersion: '0.5.0' } },
    payload: {
      allOf: [
        { $ref: './schemas/current-event.schema.json' },
        {
          type: 'object',
          properties: {
            type: { const: cloudEventType(type, of) },
            dataschema: { const: currentSchemaOf(type, of) },
            data: { $ref: `./schemas/current/${file}` },
          },
        },
      ],
    },
  };
}

const eventTrait: Members = {
  contentType: 'application/cloudevents+json',
  headers: { $ref: '#/components/schemas/headers' },
  correlationId: {
    location: '$message.header#/ce_correlationid',
    description: 'What belongs to one undertaking has the same.',
  },
  bindings: {
    kafka: {
      key: { type: 'string', description: 'The stream of the event.' },
      bindingVersion: '0.5.0',
    },
  },
};

const positionsChannel = (topics: ReadonlyMap<string, ITopicConfig>): Members => ({
  address: '{prefix}.positions',
  title: 'positions',
  description: 'How far each relay has published. Of the relays alone: consumers have offsets of their own.',
  parameters,
  messages: Object.fromEntries(
    Object.keys(positionMessages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
  ),
  bindings: channelBindings(topics.get('positions')!),
});

const positionMessage = (
  key: string,
  summary: string,
  properties: Members,
  optional: Members = {},
): Members => ({
  name: key,
  summary,
  contentType: 'application/json',
  payload: {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
  } satisfies Schema,
  bindings: {
    kafka: { key: { type: 'string', description: `\`<relay>/${key}\`` }, bindingVersion: '0.5.0' },
  },
});

const positionMessages: Members = {
  position: positionMessage(
    'position',
    'The log is published up to here.',
    {
      position: { type: 'integer', minimum: 1 },
      eventId: { type: 'string', description: 'Of the event at that position.' },
    },
    {
      goOnBehind: {
        type: 'integer',
        description:
          'Of scores: where not all that changed up to the position is told yet, up to where it is.',
      },
    },
  ),
  claim: positionMessage('claim', 'Who relays from here on.', {
    instance: { type: 'string' },
    since: { type: 'string', format: 'date-time' },
  }),
};
