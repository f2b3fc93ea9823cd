import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { DefinitionError } from '#definitions';
import { checkCsvFile, readRows } from './csv-source.js';
import { ImportFileError } from './errors.js';
import type { Mapping } from './mapping.js';
import { collected, HEADER, sampleMapping, temporaryFile } from './testing/samples.js';

const mapping = sampleMapping();
const ROWS = ['A1,Send,2026-03-31,17,4', 'A1,Pay,2026-04-01,17,4'];
const TEXT = [HEADER, ...ROWS, ''].join('\n');

async function refusal(content: string | Buffer, by: Mapping = mapping): Promise<ImportFileError> {
  const path = await temporaryFile(content);
  const refused = async (reading: Promise<unknown>): Promise<ImportFileError> => {
    const error: unknown = await reading.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ImportFileError)) throw new Error(`not refused: ${String(error)}`);
    expect(error.file).toBe(path);
    return error;
  };
  const error = await refused(checkCsvFile(path, by));
  // The second pass refuses what the first does: the file may have changed in between.
  expect((await refused(collected(readRows(path, by)))).code).toBe(error.code);
  return error;
}

describe('checking a file', () => {
  it('tells what it holds', async () => {
    expect(await checkCsvFile(await temporaryFile(TEXT), mapping)).toEqual({
      rows: 2,
      columns: HEADER.split(','),
      bytes: TEXT.length,
      sha256: createHash('sha256').update(TEXT).digest('hex'),
    });
  });

  it('tells of a packed file what lies on the disk', async () => {
    const packed = gzipSync(TEXT);
    const seen: [number, number][] = [];
    const facts = await checkCsvFile(await temporaryFile(packed, 'steps.csv.gz'), mapping, (...now) =>
      seen.push(now),
    );
    expect(facts).toMatchObject({
      rows: 2,
      bytes: packed.length,
      sha256: createHash('sha256').update(packed).digest('hex'),
    });
    expect(seen.at(-1)).toEqual([packed.length, packed.length]);
  });

  it('takes a file with a header and no rows, and one without a last line end', async () => {
    expect((await checkCsvFile(await temporaryFile(HEADER), mapping)).rows).toBe(0);
    expect((await checkCsvFile(await temporaryFile(TEXT.trimEnd()), mapping)).rows).toBe(2);
  });

  it('names the columns that are missing, where the mapping asks for them, and what looks like them', async () => {
    const path = await temporaryFile(TEXT.replace('who', 'whom').replace('unit', 'units'));
    const error: unknown = await checkCsvFile(path, mapping).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DefinitionError);
    expect((error as DefinitionError).problems).toEqual([
      expect.objectContaining({
        file: 'sample.yaml',
        line: 8,
        path: 'fields.unit',
        message: 'steps.csv has no column `unit`; similar columns: units',
      }),
      expect.objectContaining({
        path: 'fields.staff',
        message: expect.stringContaining('similar columns: whom'),
      }),
    ]);
  });

  it('asks for the delimiter where the header reads as one column', async () => {
    const path = await temporaryFile(TEXT.replaceAll(',', ';'));
    await expect(checkCsvFile(path, mapping)).rejects.toThrow('is `,` the right delimiter?');
  });

  it('checks the columns of duplicates and attributes too', async () => {
    const more = 'duplicates: { ignoring: [index] }\nattributes: { sum: { column: amount, type: number } }';
    const checked = checkCsvFile(await temporaryFile(TEXT), sampleMapping({ more }));
    await expect(checked).rejects.toMatchObject({
      problems: [{ path: 'attributes.sum.column' }, { path: 'duplicates.ignoring[0]' }],
    });
  });
});

describe('a file is refused', () => {
  it('where there is none, or a folder', async () => {
    await expect(checkCsvFile('/no/such/file.csv', mapping)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(checkCsvFile('/', mapping)).rejects.toThrow('this is a folder');
  });

  it('where it is empty', async () => {
    expect((await refusal('')).code).toBe('empty');
    expect((await refusal('\n\n')).code).toBe('empty');
    expect((await refusal(gzipSync(''))).code).toBe('empty');
  });

  it.each([
    ['%PDF-1.7\n', 'PDF'],
    ['PK\x03\x04rest', 'ZIP archive, such as an Excel workbook'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Office document'],
    [Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'UTF-16'],
    ['<?xml version="1.0"?>', 'XML'],
    [gzipSync('%PDF-1.7'), 'PDF'],
    [gzipSync(gzipSync(TEXT)), 'gzip archive inside another'],
  ])('where it is something else: %#', async (content, kind) => {
    const error = await refusal(content);
    expect(error.code).toBe('not-csv');
    expect(error.message).toContain(kind);
  });

  it('where it holds a NUL byte', async () => {
    const error = await refusal(TEXT.replace('Pay', 'P\0y'));
    expect(error).toMatchObject({ code: 'not-csv', line: 3 });
    expect(error.message).toContain(`at byte ${TEXT.indexOf('Pay') + 2}`);
  });

  it('where the gzip archive breaks off', async () => {
    const packed = gzipSync(TEXT);
    const error = await refusal(packed.subarray(0, packed.length - 9));
    expect(error.code).toBe('truncated');
    expect(error.message).toContain(`byte ${packed.length - 9}`);
  });

  it('where the gzip archive is damaged, or something follows it', async () => {
    const damaged = gzipSync(TEXT);
    damaged[damaged.length - 6]! ^= 0xff; // its checksum
    expect((await refusal(damaged)).code).toBe('damaged-gzip');
    const packed = gzipSync(TEXT);
    expect((await refusal(Buffer.concat([packed, Buffer.from('garbage')]))).code).toBe('damaged-gzip');
    // What follows a zero byte would pass unseen.
    const error = await refusal(Buffer.concat([packed, Buffer.from('\0more')]));
    expect(error.code).toBe('damaged-gzip');
    expect(error.message).toContain(
      `5 bytes that are not gzip follow the archive, from byte ${packed.length} on`,
    );
  });

  it('where it is not in the encoding that the mapping names', async () => {
    const latin = Buffer.from(TEXT.replace('Pay', 'Pagó'), 'latin1');
    const error = await refusal(latin);
    expect(error).toMatchObject({ code: 'encoding', line: 3 });
    expect(error.message).toContain(`byte ${latin.indexOf(0xf3) + 1} (0xF3) is not utf-8`);
    expect((await refusal(Buffer.concat([Buffer.from(TEXT), Buffer.from([0xe2, 0x82])]))).code).toBe(
      'encoding',
    );
    const windows = sampleMapping({ more: 'csv: { encoding: windows-1252 }' });
    expect(await refusal(Buffer.from(TEXT.replace('Pay', 'P\x81y'), 'latin1'), windows)).toMatchObject({
      code: 'encoding',
      line: 3,
    });
    expect((await refusal(`\ufeff${TEXT}`, windows)).code).toBe('encoding');
  });

  it.each([
    ['too few cells', 'A2,Send,2026-03-31,17'],
    ['too many cells', 'A2,Send,2026-03-31,17,4,'],
  ])('where a row has %s', async (_, row) => {
    const error = await refusal([HEADER, ROWS[0], '"A\n9",Send,2026-03-31,17,4', row, ROWS[1]].join('\n'));
    expect(error).toMatchObject({ code: 'column-count', line: 5 });
    expect(error.message).toContain(`has ${row.split(',').length} cells, the header has 5`);
  });

  it('where quotes are wrong', async () => {
    expect(await refusal(`${TEXT}A2,Se"nd,2026-03-31,17,4\n`)).toMatchObject({
      code: 'bad-quote',
      line: 4,
      column: 'step',
    });
    expect(await refusal(`${TEXT}A2,"Se"nd,2026-03-31,17,4\n`)).toMatchObject({
      code: 'bad-quote',
      line: 4,
      column: 'step',
    });
    expect(await refusal(`${TEXT}A2,"Send,2026-03-31,17,4\n`)).toMatchObject({
      code: 'truncated',
      line: 4,
      column: 'step',
    });
  });

  it('where a column name comes twice', async () => {
    expect((await refusal(TEXT.replace('unit', 'who'))).message).toContain(
      'the header has two columns "who"',
    );
  });

  it('where one cell is 10 MB, in flat memory', async () => {
    const packed = gzipSync(`${TEXT}A2,"${'x'.repeat(10_000_000)}",2026-03-31,17,4\n`);
    const error = await refusal(packed);
    expect(error).toMatchObject({ code: 'too-large', line: 4, column: 'step' });
    const path = await temporaryFile(gzipSync(`${TEXT}A2,"${'x'.repeat(50_000_000)}`));
    const before = process.memoryUsage().arrayBuffers;
    await expect(checkCsvFile(path, mapping)).rejects.toMatchObject({ code: 'too-large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });
});
