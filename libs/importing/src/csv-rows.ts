import { CsvError, parse, type InfoRecord, type Parser } from 'csv-parse';
import { fileBytes } from './file-bytes.js';
import { ImportFileError } from './errors.js';
import type { CsvDialect } from './mapping.js';
import { utf8Text } from './utf8-text.js';

/** Where a quote is never closed the rest of the file becomes one cell: the limit ends that in flat memory. */
const LONGEST_ROW = 1024 * 1024;

/** One row, cells in the order of the header. `line` is the line of the file on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV file as they come off the disk, the header first. Empty lines are no rows.
 * @throws ImportFileError, at the latest when the place of the damage is reached
 */
export async function* csvRows(
  path: string,
  { delimiter, encoding }: CsvDialect,
  onRaw?: (chunk: Buffer) => void,
): AsyncGenerator<readonly CsvRow[]> {
  let rows: CsvRow[] = [];
  let header: readonly string[] | undefined;
  const place = lineCounter();
  const parser = parse({
    delimiter,
    bom: true,
    // All three: left to guess from the first line, the parser keeps the \r of later ones in their last cell.
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    // Taken here and not from the readable side: handing each row through a stream costs half the speed.
    on_record: (cells: string[], info) => {
      header ??= cells;
      rows.push({ line: place.of(cells, info), cells });
      return null;
    },
  });
  parser.on('error', () => {}); // it arrives through `given` as well

  try {
    for await (const chunk of utf8Text(fileBytes(path, onRaw), encoding, path)) {
      await given(parser, chunk);
      if (rows.length > 0) yield rows;
      rows = [];
    }
    await given(parser, undefined);
    if (rows.length > 0) yield rows;
  } catch (error) {
    throw error instanceof CsvError ? inWords(error, path, place.next(), header ?? []) : error;
  } finally {
    parser.destroy();
  }
}

function given(parser: Parser, chunk: Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve());
    if (chunk === undefined) parser.end(done);
    else parser.write(chunk, done);
  });
}

/**
 * The parser tells on which line a row ends, but counts each \r\n inside quotes as two: its count only shows
 * whether there are line ends in a row at all, and then they are counted again.
 */
function lineCounter(): { of(cells: readonly string[], info: InfoRecord): number; next(): number } {
  let next = 1;
  let counted = 0;
  let empty = 0;
  return {
    of(cells, info) {
      const skipped = info.empty_lines - empty;
      const inside = info.lines - counted - skipped > 1 ? lineEnds(cells) : 0;
      const line = next + skipped;
      next = line + inside + 1;
      counted = info.lines;
      empty = info.empty_lines;
      return line;
    },
    next: () => next,
  };
}

function lineEnds(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function inWords(error: CsvError, path: string, line: number, header: readonly string[]): ImportFileError {
  const refuse = (code: ImportFileError['code'], problem: string, column?: string): ImportFileError =>
    new ImportFileError(code, path, problem, line, column, { cause: error });
  const column = header[error['column'] as number];
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH': {
      const found = (error['record'] as unknown[]).length;
      return refuse(
        'column-count',
        `the row that begins here has ${found} cells, the header has ${header.length}; the file is damaged or breaks off`,
      );
    }
    case 'CSV_QUOTE_NOT_CLOSED':
      return refuse('truncated', 'the file ends inside a quoted cell of the row that begins here', column);
    case 'CSV_MAX_RECORD_SIZE':
      return refuse(
        'too-large',
        'the row that begins here is longer than 1 MiB; is a quote not closed?',
        column,
      );
    case 'INVALID_OPENING_QUOTE':
      return refuse(
        'bad-quote',
        'a quote stands inside an unquoted cell of the row that begins here',
        column,
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
      return refuse(
        'bad-quote',
        'text follows the closing quote of a cell of the row that begins here',
        column,
      );
    default:
      return refuse('bad-quote', error.message);
  }
}
