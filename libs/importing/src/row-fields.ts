import { identifierProblem } from '#domain';
import { quoted, RejectedRow, UnreadableCell } from './cell-problem.js';
import type { IdSource } from './mapping.js';
import { templateColumns, templateFiller, type KnownOfRow } from './template.js';

type Cells = readonly string[];

/** Reads one field of a row; undefined where it is null. Throws RejectedRow for what cannot be read. */
export type FieldReader<Value> = (cells: Cells, known: KnownOfRow) => Value | undefined;

interface ColumnSource {
  readonly column: string;
  readonly nulls: readonly string[];
}

export function idReader(name: string, { template, nulls }: IdSource, header: Cells): FieldReader<string> {
  const columns = templateColumns(template).map((column) => header.indexOf(column));
  const fill = templateFiller(template, (column) => header.indexOf(column), nullTest(nulls));
  let lastGood: string | undefined;
  return (cells, known) => {
    const id = fill(cells, known);
    if (id === undefined || id === lastGood) return id;
    const problem = identifierProblem(id);
    if (problem !== undefined) {
      const culprit = columns.find((index) => identifierProblem(cells[index]!) !== undefined) ?? columns[0];
      const column = culprit === undefined ? name : header[culprit]!;
      throw new RejectedRow(column, `${name} ${problem}: ${quoted(id)}`);
    }
    lastGood = id;
    return id;
  };
}

/** @param read what a cell that is not null says; throws UnreadableCell */
export function cellReader<Value>(
  name: string,
  { column, nulls }: ColumnSource,
  header: Cells,
  read: (cell: string) => Value,
): FieldReader<Value> {
  const index = header.indexOf(column);
  const isNull = nullTest(nulls);
  return (cells) => {
    const cell = cells[index]!;
    if (isNull(cell)) return undefined;
    try {
      return read(cell);
    } catch (error) {
      if (error instanceof UnreadableCell) {
        throw new RejectedRow(column, `${name}: ${quoted(cell)} ${error.message}`);
      }
      throw error;
    }
  };
}

/** The same, but a row in which the field is null is refused. */
export function required<Value>(
  name: string,
  source: IdSource | ColumnSource,
  header: Cells,
  read: FieldReader<Value>,
): (cells: Cells, known: KnownOfRow) => Value {
  const columns = 'template' in source ? templateColumns(source.template) : [source.column];
  const isNull = nullTest(source.nulls);
  return (cells, known) => {
    const value = read(cells, known);
    if (value !== undefined) return value;
    const column = columns.find((one) => isNull(cells[header.indexOf(one)]!))!;
    const cell = cells[header.indexOf(column)]!;
    throw new RejectedRow(
      column,
      `${name} is needed, but ${cell === '' ? 'the cell is empty' : `${quoted(cell)} stands for nothing`}`,
    );
  };
}

function nullTest(nulls: readonly string[]): (cell: string) => boolean {
  return (cell) => cell === '' || nulls.includes(cell);
}
