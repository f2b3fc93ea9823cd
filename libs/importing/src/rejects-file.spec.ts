import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine, rejectsFile } from './rejects-file.js';
import { temporaryFile } from './testing/samples.js';

const rejectedRow = (line: number, cells: string[]) =>
  ({ kind: 'rejected', line, column: 'day', reason: 'day: "x, y" is no day', cells }) as const;
const newPath = async () => join(dirname(await temporaryFile('')), 'rejects.csv');

describe('rejects file', () => {
  it('holds line, column, reason and what the row said', async () => {
    const path = await newPath();
    const rejects = rejectsFile(path, ['case', 'day']);
    await rejects.write([rejectedRow(2, ['A "1"', 'x, y'])]);
    await rejects.write([]);
    await rejects.write([rejectedRow(5, ['two\nlines', ' '])]);
    expect(existsSync(path)).toBe(false);
    expect(await rejects.finish()).toBe(2);
    expect(parse(readFileSync(path))).toEqual([
      ['line', 'column', 'reason', 'case', 'day'],
      ['2', 'day', 'day: "x, y" is no day', 'A "1"', 'x, y'],
      ['5', 'day', 'day: "x, y" is no day', 'two\nlines', ' '],
    ]);
    expect(existsSync(`${path}.partial`)).toBe(false);
  });

  it('is not there without a reject, nor is one of an earlier run', async () => {
    const path = await newPath();
    writeFileSync(path, 'of an earlier run');
    expect(await rejectsFile(path, ['case']).finish()).toBe(0);
    expect(existsSync(path)).toBe(false);
  });

  it('leaves an earlier one alone, and nothing of its own, where the import breaks off', async () => {
    const path = await newPath();
    writeFileSync(path, 'of an earlier run');
    const rejects = rejectsFile(path, ['case']);
    await rejects.write([rejectedRow(2, ['A1'])]);
    await rejects.abandon();
    expect(readFileSync(path, 'utf8')).toBe('of an earlier run');
    expect(existsSync(`${path}.partial`)).toBe(false);
  });

  it('writes lines that read back as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        expect(parse(csvLine(cells), { record_delimiter: '\n' })).toEqual([cells]);
      }),
    );
  });
});
