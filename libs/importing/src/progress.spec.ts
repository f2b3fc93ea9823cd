import { describe, expect, it } from '@jest/globals';
import { progressLine, progressText } from './progress.js';

describe('progress text', () => {
  it.each([
    [
      { done: 12_000, total: 561_470, elapsed: 100 },
      '12,000 of 561,470 rows (2 %), 120,000 rows/s, 5 s left',
    ],
    [{ done: 0, total: 10, elapsed: 0 }, '0 of 10 rows (0 %)'],
    [{ done: 0, total: 10, elapsed: 5000 }, '0 of 10 rows (0 %)'],
    [{ done: 10, total: 10, elapsed: 1000 }, '10 of 10 rows (100 %), 10 rows/s'],
    [{ done: 999, total: 1000, elapsed: 1000 }, '999 of 1,000 rows (99 %), 999 rows/s, 1 s left'],
    [{ done: 0, total: 0, elapsed: 3 }, '0 of 0 rows (100 %)'],
    [{ done: 1500, elapsed: 1000 }, '1,500 rows, 1,500 rows/s'],
    [{ done: 5, total: 9, elapsed: 1000, unit: 'events' }, '5 of 9 events (55 %), 5 events/s, 1 s left'],
    [{ done: 10, total: 1260, elapsed: 1000 }, '10 of 1,260 rows (0 %), 10 rows/s, 2 min 5 s left'],
    [{ done: 1, total: 3841, elapsed: 1000 }, '1 of 3,841 rows (0 %), 1 rows/s, 1 h 4 min left'],
  ])('%j', (state, text) => {
    expect(progressText({ unit: 'rows', ...state })).toBe(text);
  });
});

describe('progress line', () => {
  const drawing = (isTTY: boolean) => {
    const written: string[] = [];
    const clock = { ms: 0 };
    const line = progressLine(
      { isTTY, write: (text: string) => written.push(text) },
      1000,
      'rows',
      () => clock.ms,
    );
    return { written, clock, line };
  };

  it('draws in place on a terminal, ten times a second at most', () => {
    const { written, clock, line } = drawing(true);
    for (let done = 0; done <= 1000; done++) {
      clock.ms = done;
      line.update(done);
    }
    expect(written).toHaveLength(11);
    expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
    line.end(1000);
    expect(written.slice(-2)).toEqual([expect.stringContaining('1,000 of 1,000'), '\n']);
  });

  it('writes a line every five seconds elsewhere, and one at the end', () => {
    const { written, clock, line } = drawing(false);
    for (clock.ms = 0; clock.ms < 12_000; clock.ms += 100) line.update(clock.ms / 100);
    line.end(120);
    expect(written).toHaveLength(3);
    expect(written.every((text) => /^[^\r\n]+\n$/.test(text))).toBe(true);
  });
});
