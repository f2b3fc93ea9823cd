import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { variablesTable } from '../testing/variables-table.js';

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');

it('is the table in the README', () => {
  const [, printed] = /<!-- variables -->\n\n([^]*?)\n\n<!-- \/variables -->/.exec(readme) ?? [];
  // To renew it: print variablesTable() between the two marks.
  expect(printed).toBe(variablesTable());
});
