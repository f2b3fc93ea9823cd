import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { formatPoints, parsePoints } from '#scoring';
import * as kinds from './kinds.js';

const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 5 });
addFormats.default(ajv);

const signs = fc.constantFrom(
  ...[
    'a',
    'é',
    ' ',
    '\n',
    '\r',
    '\t',
    '\u0000',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u202e',
    '\u2028',
    '\ufeff',
    '😀',
    '\ud800',
  ],
);
const texts = fc.array(signs, { maxLength: 14 }).map((some) => some.join(''));
const days = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 0, max: 2030 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    .map(([year, month, day]) =>
      [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
    ),
  fc.constantFrom('2024-02-29', '2026-02-29', '2024-W10', '2024-1-1', '20240101', '2024-02-30T00:00:00Z'),
);
/** So near to three decimals that a validator cannot tell: it divides. */
const unclear = (value: number): boolean => {
  const off = Math.abs(value * 1000 - Math.round(value * 1000));
  return off > 0 && off < 1e-4;
};
const someNumbers = fc.oneof(
  fc.integer({ min: -1_001_000_000, max: 1_001_000_000 }).map((milli) => milli / 1000),
  fc.double(),
  fc.constantFrom(0, -0, 1, 0.0005, 1.2345, 1_000_000, 1_000_000.001, 1e300),
);
const numbers = someNumbers.filter(
  (value) => kinds.points().problemOf(value) === undefined || !unclear(value),
);
const values = fc.oneof(
  texts,
  days,
  numbers,
  fc.boolean(),
  fc.array(fc.constantFrom('E-1', 'E-2', '', ' x', 7), { maxLength: 4 }),
  fc.dictionary(
    fc.constantFrom('a', 'b', '', ' c', 'd'),
    fc.oneof(texts, numbers, fc.boolean(), fc.constant(null)),
  ),
);

/** JSON has neither of these. */
const isJson = (value: unknown): boolean =>
  JSON.stringify(value) !== undefined &&
  !/:null|^null|NaN/.test(JSON.stringify([value]).replace('[null]', 'NaN'));

describe('what is checked is what is documented', () => {
  it.each<[string, kinds.Kind, fc.Arbitrary<unknown>]>([
    ['id', kinds.id, texts],
    ['day', kinds.day, days],
    ['text on one line', kinds.text({ most: 10 }), texts],
    ['text on several lines', kinds.text({ most: 10, lines: true }), texts],
    ['flag', kinds.flag, fc.boolean()],
    ['count', kinds.count({ least: 1, most: 9 }), fc.integer({ min: -3, max: 12 })],
    ['points', kinds.points(), numbers],
    ['points above 0', kinds.points(0), numbers],
    ['choice', kinds.choice(['a', 'b']), fc.constantFrom('a', 'b', 'c', 'toString', '')],
    ['list of ids', kinds.idList(2), values],
    ['attributes', kinds.attributes(3, 7), values],
  ])('for %s', (_, kind, likely) => {
    const valid = ajv.compile(kind.schema);
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(fc.oneof(likely, values), (value) => {
        fc.pre(isJson(value));
        const problem = kind.problemOf(value);
        if (problem === undefined) taken += 1;
        else refused += 1;
        expect([value, problem === undefined]).toEqual([value, valid(value)]);
      }),
      { numRuns: 600 },
    );
    expect([taken > 5, refused > 5]).toEqual([true, true]);
    expect([kind.problemOf(kind.example), valid(kind.example)]).toEqual([undefined, true]);
  });

  it('for times, which are days that exist', () => {
    const valid = ajv.compile(kinds.time.schema);
    for (const value of ['2026-04-15T12:00:00Z', '2026-04-15T23:59:59.999Z', '2024-02-29T00:00:00Z']) {
      expect([kinds.time.problemOf(value), valid(value)]).toEqual([undefined, true]);
    }
    for (const value of [
      '2026-02-29T00:00:00Z',
      '2026-04-15T24:00:00Z',
      '2026-04-15T12:00:00+02:00',
      '2026-04-15',
    ]) {
      expect([value, kinds.time.problemOf(value), valid(value)]).toEqual([value, expect.any(String), false]);
    }
  });
});

describe('numbers', () => {
  it('that JSON can write but no number can hold are refused', () => {
    const huge: unknown = JSON.parse('1e999');
    for (const kind of [kinds.points(), kinds.points(0), kinds.count({ least: 0, most: 9 })]) {
      expect(kind.problemOf(huge)).toBeDefined();
    }
    expect(kinds.attributes(1, 5).problemOf({ a: huge })).toBeDefined();
  });
});

describe('points', () => {
  it('become exactly the milli-points of their decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (milli) => {
        const number = JSON.parse(formatPoints(milli)) as number;
        expect(kinds.points().problemOf(number)).toBeUndefined();
        expect(kinds.milliPointsOf(number)).toBe(parsePoints(formatPoints(milli)));
      }),
    );
    expect(Object.is(kinds.milliPointsOf(-0), 0)).toBe(true);
  });
});
