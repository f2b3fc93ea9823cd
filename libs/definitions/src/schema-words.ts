import type { ErrorObject } from 'ajv/dist/2020.js';
import { nearest } from '#domain';

type SchemaError = ErrorObject<string, Record<string, string | number | string[]>>;

/** What a schema error says in plain words, by keyword. A schema's own `errorMessage` goes before any of these. */
const words: Readonly<Record<string, (error: SchemaError) => string>> = {
  additionalProperties: ({ params, parentSchema }) => {
    const key = String(params.additionalProperty);
    return `unknown key \`${key}\`${suggestion(key, Object.keys((parentSchema?.properties as object) ?? {}))}`;
  },
  propertyNames: ({ params }) => `\`${String(params.propertyName)}\` cannot be a key here`,
  required: ({ params }) => `\`${String(params.missingProperty)}\` is missing`,
  dependentRequired: ({ params }) =>
    `\`${String(params.property)}\` needs \`${String(params.missingProperty)}\` as well`,
  enum: ({ schema, data }) => {
    const allowed = (schema as unknown[]).map(String);
    return `must be one of ${allowed.join(', ')}${suggestion(String(data), allowed)}`;
  },
  const: ({ schema }) => `must be ${JSON.stringify(schema)}`,
  type: ({ params, data }) => {
    const types = [params.type].flat().map((type) => typeNames[String(type)] ?? String(type));
    const quotes = types.includes('text') && (typeof data === 'number' || typeof data === 'boolean');
    return `must be ${types.join(' or ')}${quotes ? '; put it in quotes' : ''}`;
  },
  pattern: ({ schema, parentSchema }) =>
    String(parentSchema?.patternErrorMessage ?? `must match ${String(schema)}`),
  format: ({ schema }) =>
    schema === 'date' ? 'must be a day that exists, as YYYY-MM-DD' : `must be a ${String(schema)}`,
  minLength: ({ params }) => atLeast(params.limit, 'characters'),
  minItems: ({ params }) => atLeast(params.limit, 'items'),
  minProperties: ({ params }) => atLeast(params.limit, 'keys'),
  maxLength: ({ params }) => `must have at most ${String(params.limit)} characters`,
  maxItems: ({ params }) => `must have at most ${String(params.limit)} items`,
  maxProperties: ({ params }) => `must have at most ${String(params.limit)} keys`,
  minimum: ({ params }) => `must be at least ${String(params.limit)}`,
  maximum: ({ params }) => `must be at most ${String(params.limit)}`,
  exclusiveMinimum: ({ params }) => `must be more than ${String(params.limit)}`,
  uniqueItems: ({ params }) => `items ${String(params.j)} and ${String(params.i)} (from 0) are the same`,
  oneOf: ({ schema }) => `must have exactly one of ${requiredKeys(schema)}`,
  anyOf: ({ schema }) => `must have at least one of ${requiredKeys(schema)}`,
  not: () => 'must not be given like this',
  'false schema': () => 'must not be given here',
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  null: 'empty',
};

export function inPlainWords(error: SchemaError): string {
  const own = error.parentSchema?.errorMessage;
  if (typeof own === 'string' && !structural.has(error.keyword)) return own;
  return words[error.keyword]?.(error) ?? error.message ?? `fails ${error.keyword}`;
}

/** These speak of one key of an object; an `errorMessage` of the whole object would hide which. */
const structural = new Set(['additionalProperties', 'required', 'dependentRequired', 'type']);

const atLeast = (limit: unknown, what: string): string =>
  limit === 1 ? 'must not be empty' : `must have at least ${String(limit)} ${what}`;

const requiredKeys = (branches: unknown): string =>
  (branches as { required?: string[] }[])
    .map(({ required }) => (required ?? []).map((key) => `\`${key}\``).join(' with '))
    .join(', ');

function suggestion(written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  return meant === undefined ? '' : `; did you mean \`${meant}\`?`;
}
