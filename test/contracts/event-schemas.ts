import { readdirSync, readFileSync } from 'node:fs';
import { schemaVersions, type LedgerEventType } from '#domain';
import { dataSchemaOf } from '#publishing';
import type { EventType } from './event-types.js';
import type { Schema } from './schema-of-type.js';

/** Where the schemas of events are committed: one file for each type and version that was ever written. */
export const schemaFolder = new URL('../../docs/schemas/events/', import.meta.url);

/** And those of what stands now. */
export const currentFolder = new URL('../../docs/schemas/current/', import.meta.url);

export const fileOf = (type: string, version: number): string => `${type}.v${version}.json`;

/** The schema of the data of an event type as it is written today. */
export function schemaOf({ type, description, data }: EventType): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: dataSchemaOf(type, schemaVersions[type as LedgerEventType]),
    title: type,
    ...(description !== undefined && { description }),
    ...data,
  };
}

export interface CommittedSchema {
  readonly file: string;
  readonly type: string;
  readonly version: number;
  readonly schema: Schema;
}

/** What is committed, by the names of the files. @throws Error for a file that is called otherwise */
export function committedSchemas(folder = schemaFolder): CommittedSchema[] {
  return readdirSync(folder)
    .toSorted()
    .map((file) => {
      const [, type, version] = /^([A-Za-z]+)\.v([1-9]\d*)\.json$/.exec(file) ?? [];
      if (type === undefined) throw new Error(`${file} in docs/schemas is not called <Type>.v<version>.json`);
      const schema = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Schema;
      return { file, type, version: Number(version), schema };
    });
}

/** As it stands in its file. */
export const asText = (schema: Schema): string => `${JSON.stringify(schema, undefined, 2)}\n`;
