/** A JSON Schema as far as this looks at it. */
export interface Schema {
  readonly $ref?: string;
  type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  additionalProperties?: boolean | Schema;
  example?: unknown;
  examples?: readonly unknown[];
}

export type Schemas = Readonly<Record<string, Schema>>;

const PREFIX = '#/components/schemas/';

export function resolved(schema: Schema, schemas: Schemas): Schema {
  return schema.$ref === undefined ? schema : resolved(schemas[schema.$ref.slice(PREFIX.length)]!, schemas);
}

/** The schema and all that it is made of, each once. */
export function everyPart(schema: Schema, schemas: Schemas, seen = new Set<Schema>()): Set<Schema> {
  const one = resolved(schema, schemas);
  if (seen.has(one)) return seen;
  seen.add(one);
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = one;
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf, ...oneOf, ...allOf];
  for (const part of inner) everyPart(part, schemas, seen);
  return seen;
}

/** A value of the schema, made of the examples of its parts. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  const {
    examples,
    enum: words,
    anyOf,
    oneOf,
    allOf,
    type,
    properties = {},
    items,
    minimum,
  } = resolved(schema, schemas);
  if (examples) return examples[0];
  if (words) return words[0];
  const other = anyOf?.[0] ?? oneOf?.[0] ?? allOf?.[0];
  if (other) return exampleOf(other, schemas);
  switch ([type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [name, exampleOf(one, schemas)]),
      );
    case 'array':
      return items ? [exampleOf(items, schemas)] : [];
    case 'integer':
    case 'number':
      return minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return 'text';
  }
}
