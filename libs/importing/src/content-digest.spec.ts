import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentDigest } from './content-digest.js';

const header = ['index', 'case', 'step'];

describe('content digest', () => {
  it('is 16 bytes of SHA-256 in base64url', () => {
    // sha256('["A1","Send"]'), columns in the order of their names
    expect(contentDigest(header, { ignoring: ['index'] })(['1', 'A1', 'Send'], 'r')).toBe(
      'mo0ARDOFD3y25AFFHkpang',
    );
  });

  it('leaves out what the rule ignores, and nothing else', () => {
    const digest = contentDigest(header, { ignoring: ['index'] });
    expect(digest(['1', 'A1', 'Send'], 'r1')).toBe(digest(['2', 'A1', 'Send'], 'r2'));
    expect(digest(['1', 'A1', 'Send'], 'r1')).not.toBe(digest(['1', 'A1', 'send'], 'r1'));
  });

  it('looks only at what the rule compares', () => {
    const digest = contentDigest(header, { comparing: ['step'] });
    expect(digest(['1', 'A1', 'Send'], 'r1')).toBe(digest(['2', 'A2', 'Send'], 'r2'));
    expect(digest(['1', 'A1', 'Send'], 'r1')).not.toBe(digest(['1', 'A1', 'Pay'], 'r1'));
  });

  it('takes no two records for duplicates without a rule', () => {
    const digest = contentDigest(header, undefined);
    expect(digest(['1', 'A1', 'Send'], 'r1')).not.toBe(digest(['1', 'A1', 'Send'], 'r2'));
    expect(digest(['1', 'A1', 'Send'], 'r1')).toBe(digest(['1', 'A1', 'Send'], 'r1'));
  });

  it('does not depend on the order of the columns', () => {
    const turned = contentDigest(['step', 'index', 'case'], { ignoring: ['index'] });
    expect(turned(['Send', '9', 'A1'], 'r')).toBe(
      contentDigest(header, { ignoring: ['index'] })(['1', 'A1', 'Send'], 'r'),
    );
  });

  it('never takes cells cut at other places for the same', () => {
    const digest = contentDigest(header, { ignoring: ['index'] });
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '[', ']', '\\'), maxLength: 3 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        expect(digest(['', a, b], 'r') === digest(['', c, d], 'r')).toBe(a === c && b === d);
      }),
    );
  });
});
