import { describe, expect, it } from '@jest/globals';
import { entryLife } from '../testing/entry-life.js';
import { lifeDiagram, lifeTable } from '../testing/entry-life-words.js';
import { documentPart } from '../../../../test/support/document-parts.js';

const document = new URL('../../../../docs/entry-life.md', import.meta.url);

describe('the life of an entry in docs/entry-life.md', () => {
  const moves = entryLife();

  it.each([
    ['diagram', lifeDiagram(moves)],
    ['table', lifeTable(moves)],
  ])('is the %s of what the rules decide', (name, made) => {
    // To renew it: RENEW_DOCS=1 npm run -s jest -- entry-life-table
    expect(documentPart(document, name, made)).toBe(made);
  });
});
