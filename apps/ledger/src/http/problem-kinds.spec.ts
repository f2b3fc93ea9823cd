import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { problemKinds } from './problem-kinds.js';

const root = new URL('../../../../', import.meta.url).pathname;
const sources = ['domain', 'processing'].flatMap((lib) =>
  globSync(`libs/${lib}/src/**/*.ts`, { cwd: root })
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(root + file, 'utf8'))
    .filter((source) => source.includes('DomainError')),
);

/** What a source names as the code of a refusal: at the error itself, or where it goes through a helper. */
function codesIn(source: string): string[] {
  const direct = source.matchAll(/new DomainError\(\s*'([a-z-]+)'/g);
  const handedOn = source.matchAll(/(?:\bthrow (?!new )|\brequireCase\().*?'([a-z]+(?:-[a-z]+)+)'/g);
  return [...direct, ...handedOn].map(([, code]) => code!);
}

describe('problem codes', () => {
  const codes = [...new Set(sources.flatMap(codesIn))].sort();

  it('are found in the sources of the rules', () => {
    expect(codes.length).toBeGreaterThan(50);
    expect(codes).toEqual(
      expect.arrayContaining(['unknown-unit', 'entry-not-pending', 'observation-matured']),
    );
  });

  // A used command id is told by the header that made it.
  it.each(codes.filter((code) => code !== 'command-id-reused'))('have a status for %s', (code) => {
    expect(Object.keys(problemKinds)).toContain(code);
  });

  it('are refusals, with a title of their own', () => {
    const kinds = Object.values(problemKinds);
    for (const { status } of kinds) expect(status).toBeGreaterThanOrEqual(400);
    expect(new Set(kinds.map(({ title }) => title)).size).toBe(kinds.length);
  });
});
