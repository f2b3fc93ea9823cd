import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export interface DocumentedMedia {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface DocumentedParameter {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly schema: object;
  readonly required?: boolean;
  readonly example?: unknown;
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters?: readonly DocumentedParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, DocumentedMedia>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, DocumentedMedia>> }>
  >;
}

export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface GivenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Says what the document does not, of answers that were given. */
export class AsDocumented {
  private readonly ajv = new Ajv2020({ strict: false, multipleOfPrecision: 5 });
  private readonly compiled = new Map<object, ValidateFunction>();

  constructor(readonly document: ApiDocument) {
    addFormats.default(this.ajv);
    // In answers, too, whatever is not described is a fault here.
    this.ajv.addSchema({ $id: 'api', ...(closed(document) as object) });
  }

  validator(schema: object): ValidateFunction {
    let valid = this.compiled.get(schema);
    if (!valid) {
      const absolute = JSON.stringify(closed(schema)).replaceAll('"#/', '"api#/');
      this.compiled.set(schema, (valid = this.ajv.compile(JSON.parse(absolute) as object)));
    }
    return valid;
  }

  /** What is wrong with an answer to a request; nothing where it is as documented. */
  faults(method: string, url: string, { status, headers, text }: GivenAnswer): string[] {
    const operation = this.operationAt(method, new URL(url, 'http://x').pathname);
    if (!operation) return [`${method} ${url} is not documented`];
    const response = operation.responses[status];
    if (!response) return [`${operation.operationId} is not documented to answer ${status}`];
    const type = String(headers['content-type']).split(';')[0]!;
    const media = response.content?.[type];
    if (!media)
      return '$ref' in response ? [] : [`${operation.operationId} ${status} is not documented as ${type}`];
    if (!type.endsWith('json')) return [];
    const valid = this.validator(media.schema);
    if (valid(JSON.parse(text))) return [];
    return (valid.errors ?? []).map(
      (error) => `${operation.operationId} ${status}: ${JSON.stringify(error)}`,
    );
  }

  private operationAt(method: string, path: string): DocumentedOperation | undefined {
    const steps = path.split('/');
    const found = Object.entries(this.document.paths).find(([template]) => {
      const wanted = template.split('/');
      return (
        wanted.length === steps.length &&
        wanted.every((step, index) => step.startsWith('{') || step === steps[index])
      );
    });
    return found?.[1][method.toLowerCase()];
  }
}

/** The same schemas, where objects that say what they hold hold nothing else. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]));
  const isObject = inner['type'] === 'object' && typeof inner['properties'] === 'object';
  return isObject && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner;
}
