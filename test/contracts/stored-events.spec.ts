import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { schemaVersions, type LedgerEventType } from '#domain';
import type { StoredEvent } from '#event-store';
import { dataSchemaOf, publicMessage, topicOf } from '#publishing';
import { upcast } from '../../libs/processing/src/upcasters.js';
import { newFolder, removeFolders } from '../support/cli.js';
import { cloudEventSchema, headersSchema } from './cloud-event-schema.js';
import { committedSchemas } from './event-schemas.js';
import { eventsByChance, logOfDays, logOfMatter, logOfSample } from './stored-events.js';
import { problems, strictly } from './validation.js';

interface Said {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

const compiled = new Map<string, ValidateFunction>();
const schemas = new Map(committedSchemas().map(({ schema }) => [schema['$id'], schema]));

function problemsOf({ type, schemaVersion, data }: Said): string[] {
  const id = dataSchemaOf(type, schemaVersion);
  const schema = schemas.get(id);
  if (!schema) return [`${id} has no schema`];
  const validate = compiled.get(id) ?? strictly(schema);
  compiled.set(id, validate);
  return problems(validate, data).map((problem) => `${type}.v${schemaVersion}${problem}`);
}

const said = ({ text, bytes }: StoredEvent): Said =>
  JSON.parse(text ?? Buffer.from(bytes).toString()) as Said;

describe('what the ledger stores', () => {
  let stored: readonly StoredEvent[];
  let decided: readonly Said[];
  beforeAll(async () => {
    stored = [...logOfSample(newFolder()), ...(await logOfMatter()), ...(await logOfDays())];
    decided = eventsByChance().map((event) => ({ ...event, schemaVersion: schemaVersions[event.type] }));
  });
  afterAll(removeFolders);

  it('is of every type', () => {
    const seen = new Set([...stored.map(said), ...decided].map(({ type }) => type));
    expect(Object.keys(schemaVersions).filter((type) => !seen.has(type))).toEqual([]);
    expect(stored.length).toBeGreaterThan(2_000);
    expect(decided.length).toBeGreaterThan(10_000);
  });

  it('has no data that its schema does not know', () => {
    expect([...stored.map(said), ...decided].flatMap(problemsOf).slice(0, 20)).toEqual([]);
  });

  it('is published in the envelope and with the headers that are documented', () => {
    const [ofEvent, ofHeaders] = [strictly(cloudEventSchema), strictly(headersSchema)];
    const messages = stored.map((event) => publicMessage(event, 'urn:assessment-ledger'));
    const found = messages.flatMap((message) => {
      if (!message) return [];
      const event = JSON.parse(message.value) as { data: object; subject: string };
      // What the data may have in it has a schema of its own.
      return [...problems(ofEvent, { ...event, data: {} }), ...problems(ofHeaders, message.headers)];
    });
    expect(found.slice(0, 20)).toEqual([]);
    const isPublic = (event: StoredEvent): boolean =>
      topicOf(said(event).type as LedgerEventType) !== undefined;
    expect(messages.map((message) => message !== undefined)).toEqual(stored.map(isPublic));
  });
});

describe.each([1, 2])('what was stored when the log had version %i of its rulebooks', (version) => {
  const log = new URL(`../../libs/processing/src/testing/log-of-version-${version}.jsonl`, import.meta.url);
  const events = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);

  it('is what the schemas of those versions say', () => {
    expect(events.flatMap(problemsOf)).toEqual([]);
    expect(events.map(({ type, schemaVersion }) => `${type}.v${schemaVersion}`)).toEqual(
      expect.arrayContaining([`RulebookPublished.v${version}`, `EntryPosted.v${version}`]),
    );
  });

  it('is, made into what is written today, what the schemas of today say', () => {
    const today = events.map(({ type, schemaVersion, data }) => ({
      type,
      schemaVersion: schemaVersions[type as LedgerEventType],
      data: upcast(type as LedgerEventType, schemaVersion, data)!,
    }));
    expect(today.flatMap(problemsOf)).toEqual([]);
  });
});

describe('a schema', () => {
  const entry = (logged: object): Said => ({ type: 'EntryPosted', schemaVersion: 1, data: logged });
  const valid = {
    ...{ entryId: 'E1', period: '2024-Q1', staff: 'S1', kind: 'bonus', indicator: 'conduct', points: 500 },
    ...{ occurredOn: '2024-02-29', origin: 'manual', rulebookVersion: 1, reason: 'Helped', evidence: [] },
  };

  it('takes what it describes', () => {
    expect(problemsOf(entry(valid))).toEqual([]);
  });

  it.each([
    ['half a milli-point', { points: 0.5 }, 'integer'],
    ['a day that never was', { occurredOn: '2023-02-29' }, 'date'],
    ['another kind', { kind: 'gift' }, 'allowed values'],
    ['a member of a later version', { matter: 'M1' }, 'additional'],
    ['something else than a list', { evidence: 'D1' }, 'array'],
    ['nobody', { staff: undefined }, 'required'],
  ])('does not take %s', (_, changed, why) => {
    const data = JSON.parse(JSON.stringify({ ...valid, ...changed })) as object;
    expect(problemsOf(entry(data))).toEqual([expect.stringContaining(why)]);
  });
});
