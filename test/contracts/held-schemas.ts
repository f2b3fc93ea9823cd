import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from './breaking-changes.js';
import { asText } from './event-schemas.js';
import type { Schema } from './schema-of-type.js';

const root = new URL('../../', import.meta.url);
const isRenewing = Boolean(process.env['RENEW_DOCS']);

/**
 * Holds committed schemas against the types that they are made of, and against what was committed before.
 * @param folder in the repository, with a slash at its end
 * @param made what the types give, by the names of the files
 * @param advice what to do where a change would break whoever reads it
 */
export function holdSchemas(
  folder: string,
  made: readonly (readonly [file: string, schema: Schema])[],
  advice: string,
): void {
  const requireCompatible = (file: string, before: Schema, after: Schema): void => {
    const broken = breakingChanges(before, after);
    if (broken.length === 0) return;
    throw new Error([`${file} may not change like this; ${advice}:`, ...broken].join('\n  '));
  };

  describe.each(made)(`${folder}%s`, (file, schema) => {
    const path = new URL(folder + file, root);

    it('is what the types give', () => {
      const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      if (before !== undefined) requireCompatible(file, JSON.parse(before) as Schema, schema);
      // To renew them: npm run contracts
      if (isRenewing) {
        mkdirSync(new URL(folder, root), { recursive: true });
        writeFileSync(path, asText(schema));
      }
      expect(readFileSync(path, 'utf8')).toBe(asText(schema));
    });
  });

  (bases.length > 0 ? describe.each(bases) : describe.skip.each(['a history that is not here']))(
    'what was committed before, in %s',
    (base) => {
      it('is still there', () => {
        // Old versions stay in the log, and in topics.
        expect(changedSince(base, folder).filter((file) => !isThere(file))).toEqual([]);
      });

      it('says what it said', () => {
        for (const file of changedSince(base, folder).filter(isThere)) {
          const before = JSON.parse(git('show', `${base}:${file}`)) as Schema;
          requireCompatible(file, before, JSON.parse(readFileSync(new URL(file, root), 'utf8')) as Schema);
        }
      });
    },
  );
}

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
const changedSince = (base: string, folder: string): string[] =>
  git('diff', '--name-only', '--no-renames', '--diff-filter=MD', base, '--', folder)
    .split('\n')
    .filter((line) => line !== '');

const isThere = (file: string): boolean => existsSync(new URL(file, root));
