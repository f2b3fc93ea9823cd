import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Schema } from './schema-of-type.js';

/**
 * Validates as strictly as only the ledger's own tests do: readers must take members that they do not know, but what
 * the ledger stores and no schema knows of is a contract that is out of date.
 */
export function strictly(schema: Schema): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  return ajv.compile(closed(schema) as Schema);
}

/** The same schema, of which no object has members that it does not list. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [
    key,
    key === 'properties' || key === '$defs' ? closedEach(member as object) : closed(member),
  ]);
  const isListed = 'properties' in value && !('additionalProperties' in value);
  return { ...Object.fromEntries(members), ...(isListed && { additionalProperties: false }) };
}

const closedEach = (members: object): object =>
  Object.fromEntries(Object.entries(members).map(([name, schema]) => [name, closed(schema)]));

/** What is wrong with a value, each with its place; none: it is valid. */
export function problems(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
