import { expect, it } from '@jest/globals';
import { documentPart } from '../../../../test/support/document-parts.js';
import { variablesTable } from '../testing/variables-table.js';

const readme = new URL('../../../../README.md', import.meta.url);

it('is the table in the README', () => {
  const table = variablesTable();
  expect(documentPart(readme, 'variables', table)).toBe(table);
});
