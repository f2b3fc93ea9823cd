import { isCalendarDate, nearest, type CalendarDate } from '#domain';
import { InvalidPoints, parsePoints } from '#scoring';
import { Refused } from '../refused.js';

/** How one member of a deed's data is written, and how it is read. */
export interface Field<T> {
  /** For the help: `text`, `date`, `[{ issue, reasons }]` … */
  readonly words: string;
  /** May be left out. */
  readonly optional?: true;
  /** @throws Refused `invalid-data`, naming `path` */
  readonly read: (value: unknown, path: string) => T;
}

/** A field for every member of a type. */
export type Shape<T> = { readonly [K in keyof T]-?: Field<T[K]> };

const wrong = (path: string, message: string): Refused =>
  new Refused('invalid-data', `${path === '' ? 'the data' : path} ${message}`);

export const text: Field<string> = {
  words: 'text',
  read(value, path) {
    if (typeof value === 'string') return value;
    throw wrong(path, 'must be text');
  },
};

export const date: Field<CalendarDate> = {
  words: 'date',
  read(value, path) {
    if (typeof value === 'string' && isCalendarDate(value)) return value;
    throw wrong(path, 'must be a date such as 2026-03-31');
  },
};

export const whole: Field<number> = {
  words: 'number',
  read(value, path) {
    if (Number.isSafeInteger(value)) return value as number;
    throw wrong(path, 'must be a whole number');
  },
};

export const flag: Field<boolean> = {
  words: 'true|false',
  read(value, path) {
    if (typeof value === 'boolean') return value;
    throw wrong(path, 'must be true or false');
  },
};

/** Written as decimals, read as milli-points. */
export const points: Field<number> = {
  words: 'points',
  read(value, path) {
    try {
      if (typeof value === 'number' || typeof value === 'string') return parsePoints(String(value));
    } catch (error) {
      if (error instanceof InvalidPoints) throw wrong(path, error.message);
      throw error;
    }
    throw wrong(path, 'must be points such as 0.5');
  },
};

export const oneOf = <T extends string>(...known: readonly T[]): Field<T> => ({
  words: known.join('|'),
  read(value, path) {
    const found = known.find((one) => one === value);
    if (found !== undefined) return found;
    const meant = typeof value === 'string' ? nearest(value, known) : undefined;
    throw wrong(path, meant ? `is not known; did you mean ${meant}?` : `must be one of ${known.join(', ')}`);
  },
});

export const list = <T>(field: Field<T>): Field<readonly T[]> => ({
  words: `[${field.words}]`,
  read(value, path) {
    if (Array.isArray(value)) return value.map((one, index) => field.read(one, `${path}[${index}]`));
    throw wrong(path, 'must be a list');
  },
});

export const otherwise = <T, F>(field: Field<T>, fallback: F): Field<T | F> => ({
  words: field.words,
  optional: true,
  read: (value, path) => (value === undefined ? fallback : field.read(value, path)),
});

export const optional = <T>(field: Field<T>): Field<T | undefined> => otherwise(field, undefined);

export const object = <T extends object>(shape: Shape<T>): Field<T> => ({
  words: `{ ${inWords(shape)} }`,
  read(value, path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrong(path, `must hold ${inWords(shape) || 'nothing'}`);
    }
    const names = Object.keys(shape);
    const strange = Object.keys(value).find((name) => !names.includes(name));
    if (strange !== undefined) throw wrong(under(path, strange), notKnown(strange, names));
    const read = Object.entries<Field<unknown>>(shape).flatMap(([name, field]) => {
      const given: unknown = Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined;
      if (given === undefined && !field.optional) throw wrong(under(path, name), 'is missing');
      const found = field.read(given, under(path, name));
      return found === undefined ? [] : [[name, found]];
    });
    return Object.fromEntries(read) as T;
  },
});

/** What its member `kind` says decides which other members there are. */
export const byKind = <T extends { readonly kind: string }>(shapes: {
  readonly [K in T['kind']]: Shape<Omit<Extract<T, { kind: K }>, 'kind'>>;
}): Field<T> => {
  const kinds = Object.keys(shapes) as T['kind'][];
  const kind = oneOf(...kinds);
  return {
    words: `{ ${kinds.map((one) => `kind: ${one}, ${inWords(shapes[one])}`).join(' | ')} }`,
    read(value, path) {
      const { kind: given, ...rest } = Object(value) as Record<string, unknown>;
      const found = kind.read(given, under(path, 'kind'));
      return { kind: found, ...object(shapes[found] as Shape<object>).read(rest, path) } as unknown as T;
    },
  };
};

export const inWords = <T>(shape: Shape<T>): string =>
  Object.entries<Field<unknown>>(shape)
    .map(([name, { words, optional: may }]) => `${name}${may ? '?' : ''}: ${words}`)
    .join(', ');

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function notKnown(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  if (meant !== undefined) return `is not known; did you mean ${meant}?`;
  return names.length === 0
    ? 'is not known: this deed takes no data'
    : `is not known; it takes ${names.join(', ')}`;
}
