import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { compareText } from './page.js';

describe('the order of text', () => {
  it('is the one of the tables', () => {
    const db = new Database(':memory:');
    const first = db.prepare('SELECT ? < ?').pluck();
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '\uffee', '\u{1f600}', '\u{10000}'),
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareText(a, b) < 0).toBe(first.get(a, b) === 1);
        expect(compareText(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
