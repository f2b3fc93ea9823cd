import { basename } from 'node:path';
import { DefinitionError } from '#definitions';
import { ImportFileError } from './errors.js';
import type { Mapping } from './mapping.js';
import { similarNames } from './similar-names.js';

/**
 * Checks the first row of a file against its mapping.
 * @throws ImportFileError `header` where a column name comes twice
 * @throws DefinitionError where the mapping names columns that the file does not have
 */
export function checkHeader(header: readonly string[], line: number, mapping: Mapping, file: string): void {
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ImportFileError('header', file, `the header has two columns ${JSON.stringify(twice)}`, line);
  }
  const problems = mapping.columns
    .filter(({ column }) => !header.includes(column))
    .map(({ column, path }) =>
      mapping.problemAt(
        path,
        `${basename(file)} has no column \`${column}\`${hint(column, header, mapping)}`,
      ),
    );
  if (problems.length > 0) throw new DefinitionError(problems);
}

function hint(column: string, header: readonly string[], { csv }: Mapping): string {
  if (header.length === 1)
    return `; its header reads as one column: is \`${csv.delimiter}\` the right delimiter?`;
  const similar = similarNames(column, header);
  return similar.length === 0 ? `; it has ${header.join(', ')}` : `; similar columns: ${similar.join(', ')}`;
}
