import { identifierProblem, isCalendarDate } from '#domain';
import type { MilliPoints } from '#scoring';

/**
 * A kind of value at the edge: what JSON Schema says of it and the check that is made, side by side, so that what is
 * documented is what is enforced.
 */
export interface Kind {
  /** Members of a JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example: unknown;
  /** Why a value is not of this kind, in words that fit behind its name; undefined where it is. */
  readonly problemOf: (value: unknown) => string | undefined;
}

const VISIBLE = String.raw`[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]`;
const VISIBLE_OR_LINE_END = String.raw`(?:${VISIBLE}|\n)`;
/** The same as a pattern of JSON Schema: nothing invisible, no blank at either end. */
const trimmed = (character: string): string => String.raw`^(?!\s)${character}*(?<!\s)$`;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const INVISIBLE_BUT_LINE_END = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const LONGEST_ID = 200;
const MOST_POINTS = 1_000_000;

const ofText =
  (problemOf: (value: string) => string | undefined) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' ? problemOf(value) : 'must be a text';

export const id: Kind = {
  schema: { type: 'string', minLength: 1, maxLength: LONGEST_ID, pattern: trimmed(VISIBLE) },
  example: 'S-08',
  problemOf: ofText(identifierProblem),
};

export const day: Kind = {
  // The years 0001 to 9999.
  schema: { type: 'string', format: 'date', pattern: String.raw`^(?!0000)\d{4}-\d{2}-\d{2}$` },
  example: '2026-03-31',
  problemOf: ofText((value) =>
    isCalendarDate(value) ? undefined : 'must be a calendar date such as 2026-03-31',
  ),
};

const TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** A time in UTC, at most milliseconds. */
export const time: Kind = {
  schema: { type: 'string', format: 'date-time', pattern: TIME.source },
  example: '2026-04-15T12:00:00Z',
  problemOf: ofText((value) => {
    const match = TIME.exec(value);
    return match && isCalendarDate(match[1]!)
      ? undefined
      : 'must be a time in UTC such as 2026-04-15T12:00:00Z';
  }),
};

export const flag: Kind = {
  schema: { type: 'boolean' },
  example: true,
  problemOf: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
};

export interface TextLimits {
  /** Most characters. */
  readonly most: number;
  /** Whether it may have more than one line. */
  readonly lines?: boolean;
}

/** Words for people: no control, bidirectional or other invisible characters, nothing blank at either end. */
export function text({ most, lines = false }: TextLimits): Kind {
  const invisible = lines ? INVISIBLE_BUT_LINE_END : INVISIBLE;
  const pattern = trimmed(lines ? VISIBLE_OR_LINE_END : VISIBLE);
  return {
    schema: { type: 'string', minLength: 1, maxLength: most, pattern },
    example: 'Some words',
    problemOf: ofText((value) => {
      if (value.length === 0) return 'must not be empty';
      // Characters, not UTF-16 units: as JSON Schema counts them.
      if (value.length > most && [...value].length > most) return `must have at most ${most} characters`;
      if (value !== value.trim()) return 'must not begin or end with a blank';
      if (!invisible.test(value)) return undefined;
      return lines
        ? 'must not contain control or invisible characters other than line ends (\\n)'
        : 'must not contain line ends, control or invisible characters';
    }),
  };
}

export interface NumberLimits {
  readonly least: number;
  readonly most: number;
}

export function count({ least, most }: NumberLimits): Kind {
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    example: least,
    problemOf: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
        ? undefined
        : `must be a whole number from ${least} to ${most}`,
  };
}

/** Points as a JSON number with at most three decimals. @param above only what is more than this */
export function points(above?: number): Kind {
  const least = above === undefined ? { minimum: -MOST_POINTS } : { exclusiveMinimum: above };
  return {
    schema: { type: 'number', ...least, maximum: MOST_POINTS, multipleOf: 0.001 },
    example: 1.5,
    problemOf: (value) => {
      if (typeof value !== 'number') return 'must be a number';
      if (above !== undefined && value <= above) return `must be more than ${above}`;
      if (Math.abs(value) > MOST_POINTS) return `must be ${MOST_POINTS} at most`;
      return Math.round(value * 1000) / 1000 === value ? undefined : 'must have at most three decimals';
    },
  };
}

/** Points that were checked as such, as the ledger counts them. */
export const milliPointsOf = (value: number): MilliPoints => Math.round(value * 1000) + 0;

export function choice(values: readonly string[]): Kind {
  return {
    schema: { type: 'string', enum: [...values] },
    example: values[0],
    problemOf: (value) =>
      values.includes(value as string) ? undefined : `must be one of ${values.join(', ')}`,
  };
}

/** Ids, each once. */
export function idList(most: number): Kind {
  return {
    schema: { type: 'array', items: id.schema, maxItems: most, uniqueItems: true },
    example: [id.example],
    problemOf: (value) => {
      if (!Array.isArray(value)) return 'must be a list of ids';
      if (value.length > most) return `must have at most ${most} items`;
      for (const [index, one] of value.entries()) {
        const problem = id.problemOf(one);
        if (problem) return `item ${index} ${problem}`;
        if (value.indexOf(one) !== index) return `item ${index} is there already`;
      }
      return undefined;
    },
  };
}

/** What has a name and a plain value: a text, a number or a flag. */
export function attributes(most: number, longest: number): Kind {
  const words = text({ most: longest });
  return {
    schema: {
      type: 'object',
      maxProperties: most,
      propertyNames: id.schema,
      additionalProperties: { anyOf: [words.schema, { type: 'number' }, { type: 'boolean' }] },
    },
    example: { channel: 'counter', pages: 12, urgent: false },
    problemOf: (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
      const entries = Object.entries(value);
      if (entries.length > most) return `must have at most ${most} members`;
      for (const [name, one] of entries) {
        const problem = identifierProblem(name) ?? attributeProblem(one);
        if (problem) return `member ${JSON.stringify(name.slice(0, 50))} ${problem}`;
      }
      return undefined;
    },
  };

  function attributeProblem(value: unknown): string | undefined {
    if (typeof value === 'string') return words.problemOf(value);
    return Number.isFinite(value) || typeof value === 'boolean'
      ? undefined
      : 'must be a text, a number of usual size, true or false';
  }
}
