import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { entryLife } from '../testing/entry-life.js';
import { lifeDiagram, lifeTable } from '../testing/entry-life-words.js';

const document = new URL('../../../../docs/entry-life.md', import.meta.url);

describe('the life of an entry in docs/entry-life.md', () => {
  const moves = entryLife();

  it.each([
    ['diagram', lifeDiagram(moves)],
    ['table', lifeTable(moves)],
  ])('is the %s of what the rules decide', (name, made) => {
    const between = new RegExp(`(?<=<!-- ${name} -->\\n\\n)[^]*?(?=\\n\\n<!-- /${name} -->)`);
    const written = readFileSync(document, 'utf8');
    // To renew it: RENEW_DOCS=1 npm run -s jest -- entry-life-table
    if (process.env['RENEW_DOCS'])
      writeFileSync(
        document,
        written.replace(between, () => made),
      );
    expect(between.exec(readFileSync(document, 'utf8'))?.[0]).toBe(made);
  });
});
