import { describe, expect, it } from '@jest/globals';
import { schemaVersions } from '#domain';
import { breakingChanges } from './breaking-changes.js';
import { committedSchemas, fileOf, schemaOf } from './event-schemas.js';
import { eventTypes } from './event-types.js';
import { holdSchemas } from './held-schemas.js';
import type { Schema } from './schema-of-type.js';

const types = eventTypes();

it('knows every type of event', () => {
  expect(types.map(({ type }) => type)).toEqual(Object.keys(schemaVersions).toSorted());
});

it.each(types)('says what $type means', ({ description }) => {
  expect(description).toMatch(/^[A-Z`].*\.$/);
});

holdSchemas(
  'docs/schemas/events/',
  types.map((type) => [fileOf(type.type, schemaVersions[type.type as never]), schemaOf(type)]),
  'add a version of the event (schemaVersions) and an upcaster, and leave this one as it was',
);

it('has a schema for every version that was ever written, and no other', () => {
  const written = types.flatMap(({ type }) =>
    Array.from({ length: schemaVersions[type as never] }, (_, index) => fileOf(type, index + 1)),
  );
  expect(committedSchemas().map(({ file }) => file)).toEqual(written.toSorted());
});

describe('a later version whose upcaster leaves the data as it is', () => {
  const schemaIn = (type: string, version: number): Schema =>
    committedSchemas().find((one) => one.type === type && one.version === version)!.schema;

  it.each([
    ['PostRegistered', 1],
    ['EntryPosted', 1],
    ['EntryPosted', 2],
    ['EntryReversed', 1],
  ])('%s %i added only what may be left out', (type, version) => {
    expect(breakingChanges(schemaIn(type, version), schemaIn(type, version + 1))).toEqual([]);
  });

  it.each([1, 2])('and RulebookPublished %i has an upcaster that adds what must be there', (version) => {
    const [before, after] = [
      schemaIn('RulebookPublished', version),
      schemaIn('RulebookPublished', version + 1),
    ];
    expect(breakingChanges(before, after)).toContainEqual(expect.stringMatching(/is new and must be there$/));
  });
});
