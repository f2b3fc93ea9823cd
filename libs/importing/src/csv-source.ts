import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { csvRows } from './csv-rows.js';
import { checkHeader } from './header.js';
import { ImportFileError } from './errors.js';
import type { Mapping } from './mapping.js';
import { rowMapper, type MappedRow, type RowMapper } from './row-mapper.js';

/** What is known of a file once it was read to its end. */
export interface CsvFacts {
  /** Data rows; the header is none. */
  readonly rows: number;
  /** The header, in the order of the file. */
  readonly columns: readonly string[];
  /** Size on the disk, packed if it is. */
  readonly bytes: number;
  /** Of the file as it lies on the disk, in hex. */
  readonly sha256: string;
}

export type ByteProgress = (read: number, total: number) => void;

export type RowBatch = readonly MappedRow[];

const BATCH = 400;

/**
 * Reads a file to its end without taking anything from it, so that a damaged one is refused before its first
 * row is recorded.
 * @throws ImportFileError where the file is damaged or no CSV
 * @throws DefinitionError where it does not have the columns that the mapping names
 */
export async function checkCsvFile(
  path: string,
  mapping: Mapping,
  onProgress?: ByteProgress,
): Promise<CsvFacts> {
  const total = onProgress === undefined ? 0 : await sizeOf(path);
  const hash = createHash('sha256');
  let bytes = 0;
  const onRaw = (chunk: Buffer): void => {
    hash.update(chunk);
    bytes += chunk.length;
    onProgress?.(bytes, total);
  };

  let columns: readonly string[] | undefined;
  let rows = 0;
  for await (const batch of csvRows(path, mapping.csv, onRaw)) {
    rows += batch.length;
    if (columns !== undefined) continue;
    const { cells, line } = batch[0]!;
    checkHeader(cells, line, mapping, path);
    columns = cells;
    rows--;
  }
  if (columns === undefined) throw new ImportFileError('empty', path, 'the file is empty');
  return { rows, columns, bytes, sha256: hash.digest('hex') };
}

/**
 * The rows of a file, mapped, in batches of a thousand or a little more, in the order of the file.
 * @throws ImportFileError, DefinitionError as `checkCsvFile` does, once the place of the damage is reached
 */
export async function* readRows(path: string, mapping: Mapping): AsyncGenerator<RowBatch> {
  let map: RowMapper | undefined;
  let row = 0;
  let batch: MappedRow[] = [];
  for await (const rows of csvRows(path, mapping.csv)) {
    let from = 0;
    if (map === undefined) {
      const header = rows[0]!;
      checkHeader(header.cells, header.line, mapping, path);
      map = rowMapper(mapping, header.cells, basename(path));
      from = 1;
    }
    for (let at = from; at < rows.length; at++) {
      const { cells, line } = rows[at]!;
      batch.push(map(cells, line, ++row));
    }
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (map === undefined) throw new ImportFileError('empty', path, 'the file is empty');
  if (batch.length > 0) yield batch;
}

/** 0 where it cannot be told: reading the file says why. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
