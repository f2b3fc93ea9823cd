import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { identifierProblem, isCalendarDate } from '#domain';

/*
 * The parameters that routes take, one decorator for each kind. Messages stand behind the name of the parameter.
 */

export const DEFAULT_LIMIT = 50;
export const MOST_ITEMS = 500;
const LONGEST_CURSOR = 2000;

/** @param problemOf why a value is wrong; undefined where it is right */
function checked(name: string, problemOf: (value: unknown) => string | undefined): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => problemOf(value) === undefined,
      defaultMessage: (args) => problemOf(args?.value) ?? '',
    },
  });
}

const text =
  (problemOf: (value: string) => string | undefined) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' ? problemOf(value) : 'must be given';

const optional = (parameter: PropertyDecorator): PropertyDecorator =>
  applyDecorators(IsOptional(), parameter);

/** An id of the ledger: at most 200 characters, none of them invisible. */
export const Id = (): PropertyDecorator => checked('id', text(identifierProblem));
export const OptionalId = (): PropertyDecorator => optional(Id());

/** A day that exists, `YYYY-MM-DD`. */
export const Day = (): PropertyDecorator =>
  checked(
    'day',
    text((value) => (isCalendarDate(value) ? undefined : 'must be a calendar date such as 2026-03-31')),
  );
export const OptionalDay = (): PropertyDecorator => optional(Day());

/** A time in UTC, RFC 3339, at most milliseconds. */
export const OptionalTime = (): PropertyDecorator =>
  optional(
    checked(
      'time',
      text((value) => (isTime(value) ? undefined : 'must be a time in UTC such as 2026-04-15T12:00:00Z')),
    ),
  );

/** How many items a page holds: 1 to 500, 50 where it is not said. */
export const Limit = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => wholeNumber(value) ?? value),
    checked('limit', (value) =>
      typeof value === 'number' && value >= 1 && value <= MOST_ITEMS
        ? undefined
        : `must be a whole number from 1 to ${MOST_ITEMS}`,
    ),
  );

/** The `next` of the page before. */
export const Cursor = (): PropertyDecorator =>
  optional(
    checked(
      'cursor',
      text((value) =>
        /^[\w-]+$/.test(value) && value.length <= LONGEST_CURSOR
          ? undefined
          : 'must be the "next" of an earlier page',
      ),
    ),
  );

export const OneOf = (values: readonly string[]): PropertyDecorator =>
  checked(
    'oneOf',
    text((value) => (values.includes(value) ? undefined : `must be one of ${values.join(', ')}`)),
  );

/** Some of the values, each once, with commas between them; reaches the controller as an array. */
export const SomeOf = (values: readonly string[]): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
    optional(
      checked('someOf', (value) => {
        const named = value as readonly string[];
        const right = named.every((one) => values.includes(one)) && new Set(named).size === named.length;
        return right ? undefined : `must be any of ${values.join(', ')}, with commas between them`;
      }),
    ),
  );

/** A whole number as plain digits; undefined for anything else. */
export function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

const TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

function isTime(value: string): boolean {
  const match = TIME.exec(value);
  return match !== null && isCalendarDate(match[1]!);
}
