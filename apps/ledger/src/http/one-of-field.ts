import type { Type } from '@nestjs/common';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { documented, field, type Said } from './field.js';
import type { NumberLimits } from './kinds.js';

/**
 * Classes of which an object is one. The word that it holds under the name `by` says which: each class has a member of
 * that name with that one word.
 */
export interface Union {
  readonly by: string;
  readonly of: Readonly<Record<string, Type<object>>>;
}

/** An object of one of several classes, or a list of such objects. */
export function OneOfField(
  union: Union,
  { list, ...said }: Said & { readonly list?: NumberLimits },
): PropertyDecorator {
  const { by, of } = union;
  const words = Object.keys(of);
  const classOf = (given: Readonly<Record<string, unknown>>) => {
    const word = given[by];
    if (typeof word === 'string' && Object.hasOwn(of, word)) return of[word]!;
    return { path: by, message: word === undefined ? 'must be given' : `must be one of ${words.join(', ')}` };
  };
  const limits = list && { minItems: list.least, maxItems: list.most };
  const kind = { schema: { ...schemaOf(union, list !== undefined), ...limits }, example: undefined };
  return withClasses(
    union,
    field({ ...kind, problemOf: () => undefined }, said, { inner: { of: classOf, ...(list && { list }) } }),
  );
}

/** The same as a member of an answer; only documents. */
export const ShownOneOf = (
  union: Union,
  { list = false, ...said }: Said & { readonly list?: boolean },
): PropertyDecorator => withClasses(union, documented({ schema: schemaOf(union, list) }, said));

function schemaOf({ by, of }: Union, list: boolean): Readonly<Record<string, unknown>> {
  const mapping = Object.entries(of).map(([word, type]) => [word, getSchemaPath(type)]);
  const one = {
    oneOf: Object.values(of).map((type) => ({ $ref: getSchemaPath(type) })),
    discriminator: { propertyName: by, mapping: Object.fromEntries(mapping) as Record<string, string> },
  };
  return list ? { type: 'array', items: one } : one;
}

/** The documentation holds classes that it is told of, or meets as types; in a union it does not meet them. */
const withClasses =
  ({ of }: Union, decorate: PropertyDecorator): PropertyDecorator =>
  (target, key) => {
    ApiExtraModels(...Object.values(of))(target.constructor);
    decorate(target, key);
  };
