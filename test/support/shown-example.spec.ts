import { describe, expect, it } from '@jest/globals';
import { isAsShown } from './shown-example.js';

describe('an example in a document', () => {
  it.each([
    [
      { a: 1, at: 'now' },
      { a: 1, at: '…' },
    ],
    [
      { a: 1, b: 2 },
      { a: 1, '…': '…' },
    ],
    [
      [1, 2, 3],
      [1, '…'],
    ],
    ['version 7 of it', 'version … of it'],
    [null, null],
  ])('%j is as %j shows', (value, shown) => expect(isAsShown(value, shown)).toBe(true));

  it.each([
    [{ a: 2 }, { a: 1 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{}, { a: '…' }],
    [[1, 2], [1]],
    [[], [1, '…']],
    [[1], { 0: 1 }],
    ['a.c', 'a.d'],
    ['abc', 'a.c'],
    ['1', 1],
    [null, {}],
  ])('%j is not as %j shows', (value, shown) => expect(isAsShown(value, shown)).toBe(false));
});
