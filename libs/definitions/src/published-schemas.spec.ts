import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { publishedSchemas } from './published-schemas.js';

/** The places of all properties under a schema that carry no title or no description. */
function unexplained(schema: unknown, place: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items, title, description } = schema as Record<string, unknown>;
  return [
    ...(typeof title === 'string' && typeof description === 'string' ? [] : [place]),
    ...Object.entries(properties ?? {}).flatMap(([key, value]) => unexplained(value, `${place}.${key}`)),
    ...(items ? unexplained(items, `${place}[]`) : []),
  ];
}

describe.each(Object.entries(publishedSchemas()))('%s', (name, schema) => {
  it('is what docs/schemas says', () => {
    const path = new URL(`../../../docs/schemas/${name}`, import.meta.url);
    // To renew it: RENEW_DOCS=1 npm run -s jest -- published-schemas
    if (process.env['RENEW_DOCS']) writeFileSync(path, `${JSON.stringify(schema, undefined, 2)}\n`);
    const committed = readFileSync(path, 'utf8');
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('explains every key to editors', () => {
    expect(unexplained(schema, name)).toEqual([]);
  });
});
