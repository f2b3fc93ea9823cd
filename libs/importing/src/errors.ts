export type ImportFileErrorCode =
  | 'unreadable'
  | 'empty'
  | 'not-csv'
  | 'damaged-gzip'
  | 'truncated'
  | 'encoding'
  | 'bad-quote'
  | 'column-count'
  | 'too-large'
  | 'header';

/** A file that is refused as a whole. `line` counts from 1 in the unpacked text; `column` is the header's name. */
export class ImportFileError extends Error {
  constructor(
    readonly code: ImportFileErrorCode,
    readonly file: string,
    problem: string,
    readonly line?: number,
    readonly column?: string,
    options?: ErrorOptions,
  ) {
    const place = line === undefined ? file : `${file}:${line}`;
    super(`${place}: ${column === undefined ? '' : `column "${column}": `}${problem}`, options);
    this.name = 'ImportFileError';
  }
}
