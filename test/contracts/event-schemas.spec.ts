import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { schemaVersions } from '#domain';
import { breakingChanges } from './breaking-changes.js';
import { asText, committedSchemas, fileOf, schemaFolder, schemaOf } from './event-schemas.js';
import { eventTypes } from './event-types.js';
import type { Schema } from './schema-of-type.js';

const types = eventTypes();
const root = new URL('../../', import.meta.url);
const isRenewing = Boolean(process.env['RENEW_DOCS']);

/** Says what to do where a schema changed in a way that readers, or stored events, would not survive. */
function requireCompatible(file: string, before: Schema, after: Schema): void {
  const broken = breakingChanges(before, after);
  if (broken.length === 0) return;
  const advice = 'add a version of the event (schemaVersions) and an upcaster, and leave this one as it was';
  throw new Error([`${file} may not change like this; ${advice}:`, ...broken].join('\n  '));
}

it('knows every type of event', () => {
  expect(types.map(({ type }) => type)).toEqual(Object.keys(schemaVersions).toSorted());
});

it.each(types)('says what $type means', ({ description }) => {
  expect(description).toMatch(/^[A-Z`].*\.$/);
});

describe.each(
  types.map((type) => [fileOf(type.type, schemaVersions[type.type as never]), schemaOf(type)] as const),
)('docs/schemas/events/%s', (file, made) => {
  const path = new URL(file, schemaFolder);

  it('is what the types give', () => {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (before !== undefined) requireCompatible(file, JSON.parse(before) as Schema, made);
    // To renew them: npm run contracts
    if (isRenewing) {
      mkdirSync(schemaFolder, { recursive: true });
      writeFileSync(path, asText(made));
    }
    expect(readFileSync(path, 'utf8')).toBe(asText(made));
  });
});

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

/* The files themselves can be edited by hand: so they are held against what was committed before, too. */
const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Where the history at hand parted from a commit, such as the head of the branch that a change is meant for. */
function partedFrom(commit: string): string[] {
  try {
    return [git('merge-base', 'HEAD', commit).trim()];
  } catch {
    return [];
  }
}

const bases = [
  ...new Set(['HEAD', 'HEAD^', process.env['CONTRACTS_BASE'] ?? 'origin/main'].flatMap(partedFrom)),
];

/** The files that a commit had, and that are no longer as they were then. */
const changedSince = (base: string): string[] =>
  git('diff', '--name-only', '--no-renames', '--diff-filter=MD', base, '--', 'docs/schemas/events')
    .split('\n')
    .filter((line) => line !== '');

const isThere = (file: string): boolean => existsSync(new URL(file, root));

(bases.length > 0 ? describe.each(bases) : describe.skip.each(['a history that is not here']))(
  'what was committed before, in %s',
  (base) => {
    it('is still there', () => {
      // The log keeps every version.
      expect(changedSince(base).filter((file) => !isThere(file))).toEqual([]);
    });

    it('says what it said', () => {
      for (const file of changedSince(base).filter(isThere)) {
        const before = JSON.parse(git('show', `${base}:${file}`)) as Schema;
        requireCompatible(file, before, JSON.parse(readFileSync(new URL(file, root), 'utf8')) as Schema);
      }
    });
  },
);
