import type { OpenAPIObject } from '@nestjs/swagger';
import { refusalResponse } from '../http/documented-answers.js';
import { everyPart, exampleOf, type Schema, type Schemas } from './schema.js';

interface Media {
  schema?: Schema;
  example?: unknown;
  readonly examples?: unknown;
}

interface Parameter {
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  example?: unknown;
  explode?: boolean;
}

interface Operation {
  security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Record<string, { readonly content?: Readonly<Record<string, Media>> }>;
}

/** What can be refused of any request, before its route is looked at. */
const anywhere = { 408: 'request-timeout', 414: 'address-too-long', 431: 'headers-too-large' } as const;

/**
 * Says what the decorators of single routes and fields cannot: that bodies take nothing else, what is refused
 * everywhere, who needs no token; and puts whole examples together.
 * @param open the paths of routes that take no token
 */
export function finish(document: OpenAPIObject, open: ReadonlySet<string>): OpenAPIObject {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  for (const schema of Object.values(schemas)) listExamples(schema, schemas);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of Object.values(methods) as Operation[]) {
      finishOperation(operation, schemas);
      if (open.has(path)) operation.security = [];
    }
  }
  const responses = Object.values(anywhere).map((code) => [code, refusalResponse([code])]);
  document.components!.responses = Object.fromEntries(responses) as never;
  return document;
}

function finishOperation(operation: Operation, schemas: Schemas): void {
  for (const parameter of operation.parameters ?? []) {
    if (parameter.schema) listExamples(parameter.schema, schemas);
    // Pages fill these in; a filter or precondition that nobody asked for would only stand in the way.
    if (parameter.required && parameter.schema) parameter.example = exampleOf(parameter.schema, schemas);
    if (parameter.in === 'query' && parameter.schema?.type === 'array') parameter.explode = false;
  }
  for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) {
    if (!media.schema) continue;
    if (type === 'application/json' && typeof media.schema.example === 'string') asObject(media);
    listExamples(media.schema, schemas);
    for (const part of everyPart(media.schema, schemas)) {
      if (part.properties) part.additionalProperties = false;
    }
    showExample(media, schemas);
  }
  for (const { content = {} } of Object.values(operation.responses)) {
    for (const [type, media] of Object.entries(content)) {
      if (type === 'application/json') showExample(media, schemas);
    }
  }
  for (const [status, code] of Object.entries(anywhere)) {
    operation.responses[status] = { $ref: `#/components/responses/${code}` } as never;
  }
}

/** A body that its route takes as text; whoever sends JSON sends an object. */
function asObject(media: Media): void {
  const example: unknown = JSON.parse(media.schema!.example as string);
  media.schema = { type: 'object', additionalProperties: true, example };
}

function showExample(media: Media, schemas: Schemas): void {
  if (media.schema && media.example === undefined && !media.examples) {
    media.example = exampleOf(media.schema, schemas);
  }
}

/** The keyword of JSON Schema, where that of older OpenAPI stands. */
function listExamples(schema: Schema, schemas: Schemas): void {
  for (const part of everyPart(schema, schemas)) {
    if (part.example === undefined) continue;
    part.examples = [part.example];
    delete part.example;
  }
}
