/* Values that no field takes, whatever its type, and values that lie at the edges of a schema. */

export const NUL = String.fromCharCode(0);
const RIGHT_TO_LEFT = String.fromCodePoint(0x202e);
const ZERO_WIDTH = String.fromCodePoint(0x200b);
const LONE_SURROGATE = '\\ud800';

/** Texts that look like something else, or like nothing. */
export const poisonedTexts = [
  `a${NUL}b`,
  `a${RIGHT_TO_LEFT}b`,
  `a${ZERO_WIDTH}b`,
  `a${String.fromCharCode(27)}[31m`,
  `a${String.fromCodePoint(0x2028)}b`,
  `${String.fromCodePoint(0xfeff)}a`,
];

export const wrongTypes = [null, true, false, 0, -1, 1.5, 1e308, '', 'x', [], [[]], {}, { a: 1 }];

export const hugeNumbers = [1e308, -1e308, 2 ** 53, 1e21, -(2 ** 63), 0.1234567];

/** JSON texts that hold keys which reach into prototypes. */
export const prototypeKeys = ['__proto__', 'constructor', 'prototype'];

export const brokenJson = [
  '',
  '{',
  '{"a":}',
  '[1,',
  'nul',
  '{"a":1}}',
  `{"a":"${LONE_SURROGATE}"`,
  'NaN',
  '\u0000',
];

/** JSON text so many levels deep. */
export const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth);

/** A value of a schema: an example where it has one, else something at its edge. */
export function valueOf(schema, random, resolve) {
  const { $ref, ...own } = schema;
  const real = $ref ? { ...resolve($ref), ...own } : own;
  if (real.example !== undefined && random.chance(0.7)) return real.example;
  if (real.examples?.length && random.chance(0.7)) return random.pick(real.examples);
  if (real.const !== undefined) return real.const;
  if (real.enum) return random.pick(real.enum);
  const options = real.oneOf ?? real.anyOf;
  if (options) return valueOf(random.pick(options), random, resolve);
  if (real.allOf) return Object.assign({}, ...real.allOf.map((part) => valueOf(part, random, resolve)));
  const type = Array.isArray(real.type) ? random.pick(real.type) : real.type;
  switch (type) {
    case 'object':
      return objectOf(real, random, resolve);
    case 'array':
      return Array.from({ length: Math.min(real.minItems ?? 0, 5) + random.below(2) }, () =>
        valueOf(real.items ?? {}, random, resolve),
      );
    case 'integer':
    case 'number':
      return numberOf(real, random, type === 'integer');
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    default:
      return textOf(real, random);
  }
}

function objectOf({ properties = {}, required = [] }, random, resolve) {
  const value = {};
  for (const [name, schema] of Object.entries(properties)) {
    if (required.includes(name) || random.chance(0.5)) value[name] = valueOf(schema, random, resolve);
  }
  return value;
}

function numberOf({ minimum, maximum, exclusiveMinimum }, random, whole) {
  const least = minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + (whole ? 1 : 0.001));
  const most = maximum ?? 1000;
  return random.pick([least, most, whole ? Math.round((least + most) / 2) : 0.5]);
}

function textOf({ format, minLength = 1, maxLength = 50 }, random) {
  if (format === 'date') return random.pick(['2026-01-31', '2024-02-29', '9999-12-31', '0001-01-01']);
  if (format === 'date-time') return random.pick(['2026-01-31T00:00:00Z', '2026-01-31T23:59:59.999Z']);
  const length = random.pick([minLength, maxLength, Math.min(10, maxLength)]);
  return 'x'.repeat(Math.max(1, Math.min(length, 3000)));
}
