import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse, stringify } from 'yaml';
import { schemaVersions, type LedgerEventType } from '#domain';
import { privateTypes, topicOf } from '#publishing';
import { aboutCurrent, aboutTopics, asyncApi } from './async-api.js';
import { cloudEventSchema, currentEventSchema } from './cloud-event-schema.js';
import { asText, committedSchemas, currentFolder } from './event-schemas.js';
import { eventTables } from './event-table.js';
import { eventTypes } from './event-types.js';
import { madeIntakeTopics, madeTopics } from './made-topics.js';
import { problems } from './validation.js';
import { workRecordSchema } from './work-record-schema.js';

const docs = new URL('../../docs/', import.meta.url);
const isRenewing = Boolean(process.env['RENEW_DOCS']);
const topics = await madeTopics();
const intakeTopics = await madeIntakeTopics();
const made = asyncApi(committedSchemas(), committedSchemas(currentFolder), topics, intakeTopics);

interface Document {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, object>> }>>;
  readonly operations: Readonly<
    Record<string, { readonly action: string; readonly channel: { readonly $ref: string } }>
  >;
}

/** What is committed; renewed first where that is asked for, with `npm run contracts`. */
function committed(name: string, text: string): string {
  const path = new URL(name, docs);
  if (isRenewing) writeFileSync(path, text);
  return readFileSync(path, 'utf8');
}

it.each([
  ['cloud-event', cloudEventSchema],
  ['current-event', currentEventSchema],
])('docs/schemas/%s.schema.json is what is published around data', (name, schema) => {
  expect(committed(`schemas/${name}.schema.json`, asText(schema))).toBe(asText(schema));
});

it('docs/schemas/work-record.schema.json is what the API says of a work record', async () => {
  const text = asText(await workRecordSchema());
  expect(committed('schemas/work-record.schema.json', text)).toBe(text);
});

describe('docs/asyncapi.yaml', () => {
  const text = stringify(made, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true });
  const written = committed('asyncapi.yaml', text);
  const document = parse(written) as Document;

  it('is what the topics and the schemas give', () => {
    expect(written).toBe(text);
  });

  it('is an AsyncAPI document of version 3.0.0', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    (addFormats as unknown as (ajv: Ajv) => void)(ajv);
    const schema = readFileSync(new URL('asyncapi/asyncapi-3.0.0.schema.json', import.meta.url), 'utf8');
    const validate = ajv.compile(JSON.parse(schema) as object);
    expect(problems(validate, document)).toEqual([]);
    // The schema is one that can say no.
    expect(problems(validate, { ...document, operations: { send: { action: 'shout' } } })).not.toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    for (const ref of refsIn(document)) {
      if (ref.startsWith('#')) expect([ref, at(document, ref)]).toEqual([ref, expect.anything()]);
      else expect([ref, existsSync(new URL(ref, docs))]).toEqual([ref, true]);
    }
    expect(refsIn(document).length).toBeGreaterThan(200);
  });

  it('has a channel, and an operation that sends to it, for every topic that is made; the intake is read', () => {
    const names = [...topics.keys(), ...intakeTopics.keys()];
    expect(Object.keys(document.channels).toSorted()).toEqual(names.toSorted());
    const operations = Object.values(document.operations).map(({ action, channel }) => [
      channel.$ref,
      action,
    ]);
    expect(operations.toSorted()).toEqual(
      names.map((name) => [`#/channels/${name}`, name === 'intake' ? 'receive' : 'send']).toSorted(),
    );
  });

  it('has every version of every public event in the channel of its topic, and no other event', () => {
    for (const { type, version } of committedSchemas()) {
      const places = Object.keys(document.channels).filter((topic) =>
        Object.hasOwn(document.channels[topic]!.messages, `${type}.v${version}`),
      );
      const topic = topicOf(type as LedgerEventType);
      expect([type, places]).toEqual([type, topic === undefined ? [] : [topic]]);
    }
    expect(JSON.stringify(document)).not.toContain(privateTypes()[0]);
  });

  it('has every version of what stands in the channel of its topic', () => {
    for (const { type, version } of committedSchemas(currentFolder)) {
      const places = Object.entries(document.channels)
        .filter(([, { messages }]) => Object.hasOwn(messages, `${type}.v${version}`))
        .map(([topic]) => topic);
      const topics = Object.entries(aboutCurrent).filter(([, about]) => about.type === type);
      expect([type, places]).toEqual([type, topics.map(([topic]) => topic)]);
    }
  });
});

describe('docs/events.md', () => {
  const tables = eventTables(eventTypes(), aboutTopics);
  const between = /(?<=<!-- events -->\n\n)[^]*?(?=\n\n<!-- \/events -->)/;
  const before = readFileSync(new URL('events.md', docs), 'utf8');
  const written = committed(
    'events.md',
    before.replace(between, () => tables),
  );

  it('has all events with what they say', () => {
    expect(between.exec(written)?.[0]).toBe(tables);
    for (const type of Object.keys(schemaVersions)) expect(tables.split(`| \`${type}\``)).toHaveLength(2);
  });

  it('links to files that are there', () => {
    const links = [...written.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(new URL(link, docs)))).toEqual([]);
    expect(links.length).toBeGreaterThan(90);
  });
});

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref, ...rest } = value as Record<string, unknown>;
  return [...(typeof $ref === 'string' ? [$ref] : []), ...Object.values(rest).flatMap(refsIn)];
}

const at = (document: unknown, ref: string): unknown =>
  ref
    .split('/')
    .slice(1)
    .reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], document);
