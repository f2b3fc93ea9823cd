import { field, type Said } from './field.js';
import { DayField, TimeField } from './fields.js';
import * as kinds from './kinds.js';
import type { Kind } from './kinds.js';

/*
 * Parameters of addresses that no body has, or that are no text. Ids, days, times and choices are those of fields.ts.
 */

export const DEFAULT_LIMIT = 50;
export const MOST_ITEMS = 500;
const LONGEST_CURSOR = 2000;

/** How many items a page holds: 1 to 500, 50 where it is not said. */
export const Limit = (): PropertyDecorator => {
  const { schema, problemOf } = kinds.count({ least: 1, most: MOST_ITEMS });
  return number(
    { schema: { ...schema, default: DEFAULT_LIMIT }, example: DEFAULT_LIMIT, problemOf },
    { description: 'How many items the page holds at most.', optional: true },
  );
};

const cursor: Kind = {
  schema: { type: 'string', maxLength: LONGEST_CURSOR, pattern: String.raw`^[\w-]+$` },
  example: 'WyJTLTA4Il0',
  problemOf: (value) =>
    typeof value === 'string' && value.length <= LONGEST_CURSOR && /^[\w-]+$/.test(value)
      ? undefined
      : 'must be the "next" of an earlier page',
};

/** The `next` of the page before. */
export const Cursor = (): PropertyDecorator =>
  field(cursor, { description: 'The `next` of the page before, to read on.', optional: true });

/** The day of a question about the world. */
export const AsOf = (): PropertyDecorator =>
  DayField({ description: 'Count only what occurred on or before this day.', optional: true });

/** The time of a question about the ledger. */
export const KnownAt = (): PropertyDecorator =>
  TimeField({ description: 'Count only what had been recorded by this time.', optional: true });

/** A position of the log, from 0. */
export const Position = (said: Said): PropertyDecorator =>
  number({ ...kinds.count({ least: 0, most: Number.MAX_SAFE_INTEGER }), example: 5321 }, said);

/** `true` or `false`. */
export const Flag = (said: Said): PropertyDecorator =>
  field(kinds.flag, said, { parse: (text) => (text === 'true' ? true : text === 'false' ? false : text) });

/** Some of the values, each once, with commas between them; reaches the controller as an array. */
export function SomeOf(values: readonly string[], said: Said): PropertyDecorator {
  const list: Kind = {
    schema: { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true },
    example: [values[0]],
    problemOf: (value) => {
      const named = value as readonly string[];
      const right = named.every((one) => values.includes(one)) && new Set(named).size === named.length;
      return right ? undefined : `must be any of ${values.join(', ')}, with commas between them`;
    },
  };
  return field(list, said, { parse: (text) => text.split(',') });
}

const number = (kind: Kind, said: Said): PropertyDecorator =>
  field(kind, said, { parse: (text) => wholeNumber(text) ?? text });

/** A whole number as plain digits; undefined for anything else. */
export function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
