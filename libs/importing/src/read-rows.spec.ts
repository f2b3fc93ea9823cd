import { readdirSync, readlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readRows } from './csv-source.js';
import type { Mapping } from './mapping.js';
import { collected, HEADER, sampleMapping, temporaryFile } from './testing/samples.js';

const mapping = sampleMapping();
const ROWS = ['A1,Send,2026-03-31,17,4', 'A1,Pay,2026-04-01,17,4'];
const MANY = [HEADER, ...Array.from({ length: 10_000 }, (_, at) => `A${at},Send,2026-03-31,17,4`)].join('\n');
const TEXT = [HEADER, ...ROWS, ''].join('\n');

const linesOf = async (content: string | Buffer, by: Mapping = mapping): Promise<number[]> =>
  (await collected(readRows(await temporaryFile(content), by))).map(({ line }) => line);

describe('reading rows', () => {
  it('maps what can be mapped and refuses what cannot, row by row', async () => {
    const text = [HEADER, ROWS[0], 'A2,Send,soon,17,4', ROWS[1]].join('\n');
    const rows = await collected(readRows(await temporaryFile(text), mapping));
    expect(rows.map(({ kind, line }) => [kind, line])).toEqual([
      ['mapped', 2],
      ['rejected', 3],
      ['mapped', 4],
    ]);
    expect(rows[0]).toMatchObject({
      record: { recordId: 'A1/Send', source: { file: 'steps.csv', line: 2 } },
      cells: ROWS[0]!.split(','),
    });
    expect(rows[1]).toMatchObject({ column: 'day', cells: ['A2', 'Send', 'soon', '17', '4'] });
  });

  it.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
    ['\\r', '\r'],
  ])('names the line on which a row begins, lines ending in %s', async (_, end) => {
    const text = [
      '',
      HEADER,
      ROWS[0],
      `"A${end}${end}2","S""e${end}nd",2026-03-31,17,4`,
      '',
      ROWS[1],
      '',
    ].join(end);
    expect(await linesOf(text)).toEqual([3, 4, 9]);
  });

  it('takes line ends of different kinds in one file', async () => {
    const rows = await collected(
      readRows(await temporaryFile(`${HEADER}\n${ROWS[0]}\r\n${ROWS[1]}\r\n`), mapping),
    );
    expect(rows).toMatchObject([{ record: { unit: 'U4' } }, { record: { unit: 'U4' } }]);
  });

  it('passes over a byte order mark', async () => {
    expect(await linesOf(`\ufeff${TEXT}`)).toEqual([2, 3]);
    expect(await linesOf(gzipSync(`\ufeff"case"${TEXT.slice(4)}`))).toEqual([2, 3]);
  });

  it('reads windows-1252, also under the name latin1', async () => {
    for (const encoding of ['windows-1252', 'latin1']) {
      const bytes = Buffer.from(TEXT.replace('Pay', 'Pagó \x80'), 'latin1');
      const by = sampleMapping({ more: `csv: { encoding: ${encoding} }` });
      const rows = await collected(readRows(await temporaryFile(bytes), by));
      expect(rows[1]).toMatchObject({ record: { activity: 'Pagó €' } });
    }
  });

  it('reads another delimiter', async () => {
    const by = sampleMapping({ more: "csv: { delimiter: ';' }" });
    expect(await linesOf(TEXT.replaceAll(',', ';'), by)).toEqual([2, 3]);
  });

  it('reads characters that the chunks of the file cut in two', async () => {
    const text = [HEADER, ...Array.from({ length: 40_000 }, (_, at) => `€${at},ß𝄞,2026-03-31,17,4`)].join(
      '\n',
    );
    for (const content of [text, gzipSync(text)]) {
      const rows = await collected(readRows(await temporaryFile(content), mapping));
      expect(rows).toHaveLength(40_000);
      expect(rows.every((row, at) => row.kind === 'mapped' && row.record.recordId === `€${at}/ß𝄞`)).toBe(
        true,
      );
    }
  });

  it('comes in batches, in order', async () => {
    const path = await temporaryFile(gzipSync(MANY));
    const sizes: number[] = [];
    let at = 1;
    for await (const batch of readRows(path, mapping)) {
      sizes.push(batch.length);
      for (const { line } of batch) expect(line).toBe(++at);
    }
    expect(at).toBe(10_001);
    expect(sizes.slice(0, -1).every((size) => size >= 1000 && size < 5000)).toBe(true);
  });

  (process.platform === 'linux' ? it : it.skip)('lets go of the file when the reader stops', async () => {
    const openPaths = (): string[] =>
      readdirSync('/proc/self/fd').flatMap((fd) => {
        try {
          return [readlinkSync(`/proc/self/fd/${fd}`)];
        } catch {
          return []; // the descriptor of the listing itself
        }
      });
    for (const content of [MANY, gzipSync(MANY)]) {
      const path = await temporaryFile(content);
      for await (const batch of readRows(path, mapping)) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(openPaths()).not.toContain(path);
    }
  });
});
