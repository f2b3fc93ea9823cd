import type { ITopicConfig } from 'kafkajs';
import { groupOf } from '#consuming';
import { channelBindings } from './made-topics.js';
import type { Schema } from './schema-of-type.js';

type Members = Readonly<Record<string, unknown>>;

const text = (description: string): Schema => ({ type: 'string', description });

/** Of the headers of a message that was refused; those that it came with are there besides. */
export const rejectedHeadersSchema: Schema = {
  type: 'object',
  properties: {
    rejected_code: { ...text('Code of the refusal, as over HTTP.'), minLength: 1 },
    rejected_reason: text('The same in words, on one line.'),
    rejected_partition: { ...text('Where it stood in the topic.'), pattern: '^[0-9]+$' },
    rejected_offset: {
      ...text('Where it stood in the partition; tells one refusal from another.'),
      pattern: '^[0-9]+$',
    },
  },
  required: ['rejected_code', 'rejected_reason', 'rejected_partition', 'rejected_offset'],
};

const parameters = {
  topic: { description: 'What LEDGER_KAFKA_INTAKE_TOPIC says; nothing is taken in where it is not set.' },
};

const messageNames = { intake: 'work-record', 'intake.rejected': 'rejected-message' } as const;

const channel = (
  name: keyof typeof messageNames,
  about: { readonly address: string; readonly title: string; readonly description: string },
  topics: ReadonlyMap<string, ITopicConfig>,
): Members => ({
  ...about,
  parameters,
  messages: { [messageNames[name]]: { $ref: `#/components/messages/${messageNames[name]}` } },
  bindings: channelBindings(topics.get(name)!),
});

/** @param topics as the intake makes them, `intake` being what it was told */
export const intakeChannels = (topics: ReadonlyMap<string, ITopicConfig>): Members => ({
  intake: channel(
    'intake',
    {
      address: '{topic}',
      title: 'intake',
      description: 'Work records that work systems publish for the ledger, in the order of each process.',
    },
    topics,
  ),
  'intake.rejected': channel(
    'intake.rejected',
    {
      address: '{topic}.rejected',
      title: 'rejected',
      description: 'Messages of the intake that are no work record, or that the rules refuse, as they came.',
    },
    topics,
  ),
});

export const intakeOperations: Members = {
  'receive-intake': {
    action: 'receive',
    channel: { $ref: '#/channels/intake' },
    summary: 'Records each once, in the order of its partition; several servers share the partitions.',
    bindings: {
      kafka: {
        groupId: { type: 'string', description: `\`${groupOf('{topic}')}\`` },
        bindingVersion: '0.5.0',
      },
    },
  },
  'send-intake.rejected': {
    action: 'send',
    channel: { $ref: '#/channels/intake.rejected' },
    summary: 'Before the offset of the refused message is committed; after a crash it may be there twice.',
  },
};

export const intakeMessages: Members = {
  'work-record': {
    name: 'work-record',
    title: 'Work record',
    summary: 'One finished step of a process.',
    contentType: 'application/json',
    payload: { $ref: './schemas/work-record.schema.json' },
    bindings: keyBinding('The process, or the order of its records is lost.'),
  },
  'rejected-message': {
    name: 'rejected-message',
    title: 'Rejected message',
    summary: 'What came, byte for byte, whatever it was.',
    contentType: 'application/octet-stream',
    headers: { $ref: '#/components/schemas/rejectedHeaders' },
    payload: { description: 'Mostly JSON, but nothing is sure about it.' },
    bindings: keyBinding('As it came.'),
  },
};

function keyBinding(description: string): Members {
  return { kafka: { key: { type: 'string', description }, bindingVersion: '0.5.0' } };
}
