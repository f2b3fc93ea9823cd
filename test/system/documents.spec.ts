import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const documents = globSync(['*.md', 'docs/**/*.md', 'test/sample/*.md'], { cwd: root }).map((file) =>
  join(root, file),
);
const links = documents.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^https?:/.test(target))
    .map((target) => ({ from: relative(root, file), target })),
);

/** As GitHub makes them of headings. */
const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('links in documents', () => {
  it('are found', () => expect(links.length).toBeGreaterThan(20));

  it.each(links)('$from leads to $target', ({ from, target }) => {
    const [path, anchor] = target.split('#', 2);
    const file = path === '' ? join(root, from) : join(root, dirname(from), path!);
    expect(existsSync(file)).toBe(true);
    if (anchor !== undefined && statSync(file).isFile()) expect(anchorsOf(file)).toContain(anchor);
  });
});
