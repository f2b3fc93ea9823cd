import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textLines, type TextLine } from './text-lines.js';

async function* pieces(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function linesOf(chunks: readonly Uint8Array[], longest = 1000): Promise<TextLine[]> {
  const lines: TextLine[] = [];
  for await (const group of textLines(pieces(...chunks), longest)) lines.push(...group);
  return lines;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('lines of a text that comes in pieces', () => {
  it('are the same wherever it is cut', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(300), { maxLength: 6 }), async (written, cuts) => {
        const whole = Buffer.from(written.toWellFormed());
        const at = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
        const cut = at.slice(1).map((end, index) => whole.subarray(at[index], end));
        const expected = whole
          .toString()
          .split('\n')
          .map((line, index) => ({ number: index + 1, text: line.trim() }))
          .filter((line) => line.text !== '');
        expect(await linesOf(cut)).toEqual(expected);
      }),
    );
  });

  it('count blank ones, and take either line end', async () => {
    expect(await linesOf([bytes('a\r\n\r\n \nb')])).toEqual([
      { number: 1, text: 'a' },
      { number: 4, text: 'b' },
    ]);
  });

  it('pass over one that is too long, however many pieces it has, and go on behind it', async () => {
    const long = Array.from({ length: 50 }, () => bytes('x'.repeat(40)));
    const lines = await linesOf([
      bytes('a\n'),
      ...long,
      bytes('\nb\n'),
      bytes('y'.repeat(1000)),
      bytes('\nc'),
    ]);
    expect(lines.map(({ number, text, problem }) => [number, text?.length, problem?.code])).toEqual([
      [1, 1, undefined],
      [2, undefined, 'line-too-long'],
      [3, 1, undefined],
      [4, 1000, undefined],
      [5, 1, undefined],
    ]);
  });

  it('say which one is not UTF-8', async () => {
    expect(await linesOf([bytes('a\n'), Uint8Array.of(0x22, 0xff, 0x22, 10), bytes('b\n')])).toEqual([
      { number: 1, text: 'a' },
      { number: 2, problem: { code: 'invalid-line', message: 'is not UTF-8' } },
      { number: 3, text: 'b' },
    ]);
  });

  it('are handed on as soon as they are there, few at a time', async () => {
    const groups: number[] = [];
    for await (const group of textLines(pieces(bytes('a\nb'), bytes('\n'), bytes('c\n'.repeat(1200))), 10)) {
      groups.push(group.length);
    }
    expect(groups).toEqual([1, 1, 500, 500, 200]);
  });
});
