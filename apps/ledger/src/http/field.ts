import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { getMetadataStorage, ValidateBy } from 'class-validator';
import type { Kind } from './kinds.js';
import type { Fault } from './problem.js';

/** What every field and parameter says of itself. */
export interface Said {
  /** One sentence for the documentation. */
  readonly description: string;
  /** A value that is right; the kind has one of its own. */
  readonly example?: unknown;
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null. */
  readonly nullable?: boolean;
}

/** Objects inside: of which class, and whether one or a list of them. */
export interface Inner {
  /** The class of an object by what it holds; or what is wrong, with the path inside, where nobody can tell. */
  readonly of: (given: Readonly<Record<string, unknown>>) => Type<object> | Fault;
  readonly list?: { readonly least: number; readonly most: number };
}

/** A member of a body or a parameter, as the readers of both see it. */
export interface Field {
  readonly name: string;
  /** Why a value is wrong, undefined and null included; says nothing of objects inside. */
  readonly problemOf: Kind['problemOf'];
  /** A parameter that is no text: makes the value from the text; what it cannot make it leaves as it is. */
  readonly parse?: (text: string) => unknown;
  readonly inner?: Inner;
}

/** Documents and checks one member by what its kind says; `class-validator` keeps it, so that any validator sees it. */
export function field(kind: Kind, said: Said, more: Pick<Field, 'parse' | 'inner'> = {}): PropertyDecorator {
  const { description, example = kind.example, optional = false, nullable = false } = said;
  const document = documented(kind, { description, example, optional, nullable });
  const problemOf = (value: unknown): string | undefined => {
    if (value === undefined) return optional ? undefined : 'must be given';
    if (value === null) return nullable ? undefined : 'must not be null';
    return kind.problemOf(value);
  };
  const validator = {
    validate: (value: unknown) => problemOf(value) === undefined,
    defaultMessage: (args?: { readonly value: unknown }) => problemOf(args?.value) ?? '',
  };
  return (target, key) => {
    document(target, key);
    const context: Field = { name: String(key), problemOf, ...more };
    ValidateBy({ name: 'field', validator }, { context })(target, key);
  };
}

/** Only documents; for what goes out. */
export function documented(kind: Pick<Kind, 'schema'>, said: Said): PropertyDecorator {
  const { description, example, optional = false, nullable = false } = said;
  return ApiProperty({
    ...kind.schema,
    description,
    ...(example !== undefined && { example }),
    required: !optional,
    ...(nullable && { nullable }),
  } as Parameters<typeof ApiProperty>[0]);
}

/** A class of fields as it is read: in the order in which they stand there, those it inherits first. */
export interface Shape {
  readonly fields: readonly Field[];
  readonly names: readonly string[];
  readonly prototype: object;
  /** What the class itself gives to members that are left out. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

const shapes = new Map<Type, Shape>();

export function shapeOf(type: Type): Shape {
  let shape = shapes.get(type);
  if (!shape) shapes.set(type, (shape = makeShape(type)));
  return shape;
}

function makeShape(type: Type): Shape {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const fields = rules.flatMap(({ context }) => (context === undefined ? [] : [context as Field]));
  return {
    fields,
    names: fields.map(({ name }) => name),
    prototype: type.prototype as object,
    defaults: { ...(new type() as object) },
  };
}
