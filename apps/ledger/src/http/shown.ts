import type { Type } from '@nestjs/common';
import { documented, type Said } from './field.js';
import * as kinds from './kinds.js';

/** What an answer can hold; in answers nothing is checked, so that limits do not matter. */
const shapes = {
  id: { schema: { type: 'string' }, example: kinds.id.example },
  text: { schema: { type: 'string' }, example: undefined },
  day: { schema: kinds.day.schema, example: kinds.day.example },
  time: { schema: { type: 'string', format: 'date-time' }, example: '2026-04-15T12:00:00.000Z' },
  points: { schema: { type: 'number' }, example: 29.845 },
  number: { schema: { type: 'number' }, example: 1 },
  count: { schema: { type: 'integer', minimum: 0 }, example: 1 },
  position: { schema: { type: 'integer', minimum: 0 }, example: 5321 },
  flag: { schema: { type: 'boolean' }, example: true },
  /** Any JSON object. */
  object: { schema: { type: 'object', additionalProperties: true }, example: undefined },
  /** Any JSON value. */
  anything: { schema: {}, example: undefined },
} as const;

export type Shape = keyof typeof shapes;

export interface ShownSaid extends Said {
  /** What it is; a text where nothing is said. */
  readonly as?: Shape;
  /** The words that it can be, where they are fixed. */
  readonly choice?: readonly string[];
  /** The class of the object, or of each in the list. */
  readonly of?: () => Type<object>;
  /** A list of what is said. */
  readonly list?: boolean;
}

/** A member of an answer; only documents. */
export function Shown({ as = 'text', choice, of, list = false, ...said }: ShownSaid): PropertyDecorator {
  if (of) return documented({ schema: { type: () => of(), ...(list && { isArray: true }) } }, said);
  const { schema, example } = choice ? kinds.choice(choice) : shapes[as];
  if (!list) return documented({ schema }, { example, ...said });
  const listed = example === undefined ? {} : { example: [example] };
  return documented({ schema: { type: 'array', items: schema } }, { ...listed, ...said });
}
