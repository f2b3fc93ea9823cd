import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonFault } from './json-fault.js';
import { parseJson } from './json-text.js';

const refusal = (text: string): string => {
  try {
    parseJson(text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'taken';
};

describe('JSON texts', () => {
  it('are taken as they are', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([['{"a":1,"a":1}'], ['{"a":[{"b":1,"c":":","b":2}]}'], ['{"a":1,"\\u0061":2}']])(
    'name nothing twice in an object: %s',
    (text) => {
      expect(refusal(text)).toMatch(/twice/);
    },
  );

  it('may name the same in different objects, and hold any sign in a text', () => {
    const text = JSON.stringify({ a: { a: 'a":1' }, b: [{ a: '\\' }, { a: ':":' }], ':"': '\\"' });
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])('never name %s', (name) => {
    expect(refusal(`{"a":[{"${name}":1}]}`)).toMatch(/^a\.0\.\w+ is not a name/);
  });

  it('are eight levels deep at most, however they are nested', () => {
    const nested = (levels: number, open: string, close: string): string =>
      open.repeat(levels) + '1' + close.repeat(levels);
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      expect(refusal(nested(8, open, close))).toBe('taken');
      expect(refusal(nested(9, open, close))).toMatch(/deeper than 8/);
      expect(refusal(nested(100_000, open, close))).toMatch(/deeper than 8/);
    }
  });

  it.each([
    ['', 'The body is empty; it must be JSON.'],
    ['{"a": 1,\n "b": x}', 'The body is not JSON: it cannot go on as it does at line 2, column 7.'],
    ['{"a": ', 'The body is not JSON: it breaks off at line 1, column 7.'],
  ])('say where %j breaks', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it('break where the engine says, or where the token begins that it cannot end', () => {
    const signs = fc.constantFrom('x', '"', '}', ',', ':', '\\', '\n', '-', '0');
    fc.assert(
      fc.property(fc.json(), fc.nat(), signs, (json, at, sign) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + sign + json.slice(place);
        const told = positionTold(text);
        fc.pre(told !== undefined);
        const { offset } = jsonFault(text);
        expect(text.slice(offset, told)).toMatch(/^[\w.+\\-]*$/);
        expect(offset).toBeLessThanOrEqual(told!);
      }),
      { numRuns: 500 },
    );
  });
});

/** Where the engine sees the fault, if there is one; its message does not always say. */
function positionTold(text: string): number | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    return position === undefined ? undefined : Number(position);
  }
  return undefined;
}
