import type { Type } from '@nestjs/common';
import { field, type Said } from './field.js';
import * as kinds from './kinds.js';

/*
 * The members of bodies and the parameters of addresses, one decorator for each kind. Each checks and documents.
 */

/** An id of the ledger: at most 200 characters, none of them invisible. */
export const IdField = (said: Said): PropertyDecorator => field(kinds.id, said);

/** A day that exists, `YYYY-MM-DD`. */
export const DayField = (said: Said): PropertyDecorator => field(kinds.day, said);

/** A time in UTC, RFC 3339, at most milliseconds. */
export const TimeField = (said: Said): PropertyDecorator => field(kinds.time, said);

/** Words for people; on several lines only where `lines` is set. */
export const TextField = ({ most, lines = false, ...said }: Said & kinds.TextLimits): PropertyDecorator =>
  field(kinds.text({ most, lines }), said);

/** Points as a JSON number with at most three decimals, up to a million; `milliPointsOf` converts them. */
export const PointsField = ({ above, ...said }: Said & { readonly above?: number }): PropertyDecorator =>
  field(kinds.points(above), said);

/** A whole number. */
export const CountField = ({ least, most, ...said }: Said & kinds.NumberLimits): PropertyDecorator =>
  field(kinds.count({ least, most }), said);

export const FlagField = (said: Said): PropertyDecorator => field(kinds.flag, said);

/** One of some words. */
export const ChoiceField = (values: readonly string[], said: Said): PropertyDecorator =>
  field(kinds.choice(values), said);

/** Ids, each once. */
export const IdListField = ({ most, ...said }: Said & { readonly most: number }): PropertyDecorator =>
  field(kinds.idList(most), said);

/** Plain values by name; texts among them have at most `longest` characters. */
export const AttributesField = ({
  most,
  longest,
  ...said
}: Said & { readonly most: number; readonly longest: number }): PropertyDecorator =>
  field(kinds.attributes(most, longest), said);

/** An object that has fields of its own. */
export const ObjectField = (of: () => Type<object>, said: Said): PropertyDecorator =>
  inner(of, said, undefined);

/** Objects that have fields of their own. */
export const ListField = (
  of: () => Type<object>,
  { least, most, ...said }: Said & kinds.NumberLimits,
): PropertyDecorator => inner(of, said, { least, most });

function inner(of: () => Type<object>, said: Said, list: kinds.NumberLimits | undefined): PropertyDecorator {
  const limits = list && { isArray: true, minItems: list.least, maxItems: list.most };
  // The documentation knows a class that is looked up later by this very name.
  const schema = { type: () => of(), ...limits };
  const kind = { schema, example: undefined, problemOf: () => undefined };
  return field(kind, said, { inner: { of, ...(list && { list }) } });
}
