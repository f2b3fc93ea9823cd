import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { policiesOf } from '../access/policies-of.js';
import { served, type Served } from '../testing/served.js';
import {
  AsDocumented,
  type ApiDocument,
  type DocumentedMedia,
  type DocumentedOperation,
} from './testing/as-documented.js';

interface Operation extends DocumentedOperation {
  readonly path: string;
  readonly method: string;
}

describe('the description of the API', () => {
  let server: Served;
  let document: ApiDocument;
  let operations: Operation[];
  beforeAll(async () => {
    server = await served();
    document = (await server.get('/openapi.json')).body;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })),
    );
  });
  afterAll(() => server.close());

  const named = ({ method, path }: Operation): string => `${method} ${path}`;
  const without = (good: (operation: Operation) => boolean): string[] =>
    operations.filter((operation) => !good(operation)).map(named);

  it('holds every route, and no other', () => {
    const routes = policiesOf(server.app)
      .filter(({ path }) => path !== '/' && path !== '/openapi.json' && !path.startsWith('/docs'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(named).sort()).toEqual(routes.sort());
  });

  it('is OpenAPI 3.1 whose references all lead somewhere', () => {
    expect(document.openapi).toBe('3.1.0');
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]*)"/g)].map(([, path]) => path!);
    expect(references.length).toBeGreaterThan(50);
    for (const path of new Set(references)) {
      const found = path
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], document);
      expect([path, found]).toEqual([path, expect.any(Object)]);
    }
    expect(text).not.toContain('"nullable"');
  });

  it('names every operation, once, in words that a program can use', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-zA-Z]+$/.test(id))).toEqual([]);
    expect(without(({ summary, tags }) => summary.length > 5 && tags.length === 1)).toEqual([]);
  });

  it('says who needs a token', () => {
    const open = new Set(
      policiesOf(server.app)
        .filter(({ access }) => access === 'public')
        .map(({ path }) => path),
    );
    expect(without(({ path, security }) => (security.length === 0) === open.has(path))).toEqual([]);
    expect(
      without(({ path, responses }) => open.has(path) || ('401' in responses && '403' in responses)),
    ).toEqual([]);
  });

  it('says what commands and reads take besides', () => {
    const takes = ({ parameters = [] }: Operation, name: string): boolean =>
      parameters.some((parameter) => parameter.name === name);
    const commands = operations.filter(({ method }) => method === 'post');
    expect(commands.length).toBeGreaterThan(5);
    const keyless = commands.filter((one) => !takes(one, 'Idempotency-Key')).map(named);
    expect(
      keyless.filter((one) => one !== 'post /v1/work-records/stream' && one !== 'post /v1/rulebooks/lint'),
    ).toEqual([]);
    expect(without((one) => !one.parameters?.some(({ description }) => !description))).toEqual([]);
    const reads = operations.filter(({ method, path }) => method === 'get' && path.startsWith('/v1/'));
    expect(
      reads.filter((one) => !takes(one, 'Ledger-Min-Position') && one.path !== '/v1/events').map(named),
    ).toEqual([]);
  });

  it('says of every path which parameters it has', () => {
    expect(
      without(({ path, parameters = [] }) => {
        const told = parameters
          .filter((one) => one.in === 'path' && one.required)
          .map(({ name }) => `{${name}}`);
        return JSON.stringify(told.sort()) === JSON.stringify((path.match(/\{\w+\}/g) ?? []).sort());
      }),
    ).toEqual([]);
  });

  it('has an answer of success, and a problem document with an example for every refusal', () => {
    expect(without(({ responses }) => Object.keys(responses).some((status) => status < '300'))).toEqual([]);
    for (const operation of operations) {
      for (const [status, { content }] of Object.entries(operation.responses)) {
        if (status < '400' || !content || 'application/json' in content) continue;
        const { schema, examples = {} } = content['application/problem+json']!;
        expect(schema).toEqual({ $ref: '#/components/schemas/ProblemDocument' });
        expect(Object.keys(examples).length).toBeGreaterThan(0);
        for (const { value } of Object.values(examples))
          expect(value).toMatchObject({ status: Number(status) });
      }
    }
  });

  it('lets bodies hold nothing but what it says', () => {
    const loose = operations.flatMap(({ requestBody }) =>
      Object.values(requestBody?.content ?? {})
        .map(({ schema }) => (schema as { readonly $ref?: string }).$ref?.split('/').at(-1))
        .filter(
          (name) => name !== undefined && !('additionalProperties' in document.components.schemas[name]!),
        ),
    );
    expect(loose).toEqual([]);
  });

  it('has examples for bodies and answers that are what their schemas say', () => {
    const documented = new AsDocumented(document);
    const required = operations.flatMap(({ parameters = [] }) => parameters.filter((one) => one.required));
    for (const { name, schema, example } of required) {
      expect([name, example, documented.validator(schema)(example)]).toEqual([name, example, true]);
    }
    let seen = 0;
    const check = (where: string, { schema, example, examples = {} }: DocumentedMedia): void => {
      const valid = documented.validator(schema);
      const values = [
        ...(example === undefined ? [] : [example]),
        ...Object.values(examples).map(({ value }) => value),
      ];
      for (const value of values) {
        seen += 1;
        expect([where, valid(value), valid.errors, value]).toEqual([where, true, null, value]);
      }
    };
    for (const operation of operations) {
      const { requestBody, responses } = operation;
      for (const [type, media] of Object.entries(requestBody?.content ?? {})) {
        if (type === 'application/json') expect([named(operation), media.example]).not.toContain(undefined);
        check(`${named(operation)} body`, media);
      }
      for (const [status, { content = {} }] of Object.entries(responses)) {
        for (const [type, media] of Object.entries(content)) {
          if (type === 'application/json') expect([named(operation), media.example]).not.toContain(undefined);
          check(`${named(operation)} ${status}`, media);
        }
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('has a page beside it that loads nothing from elsewhere', async () => {
    const { status, headers, text } = await server.get('/docs');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(text).not.toMatch(/https?:\/\/|<script>|\son\w+=|style=/);
    for (const [, path] of text.matchAll(/(?:src|href)="(\/[^"]*)"/g)) {
      const file = await server.get(path!, { authorization: '' });
      expect([path, file.status]).toEqual([path, 200]);
    }
  });

  it('gives no key to the page beside it that the page would send as it is', async () => {
    const key = operations
      .flatMap(({ parameters = [] }) => parameters)
      .find(({ name }) => name === 'Idempotency-Key')!;
    expect((await server.get('/docs/start.js')).text).toContain(`EXAMPLE = '${String(key.example)}'`);
  });

  it('has a name of its own for everything in it', () => {
    const sources = new URL('../', import.meta.url).pathname;
    const names = globSync('**/*.ts', { cwd: sources, exclude: ['**/*.spec.ts'] }).flatMap((file) =>
      [...readFileSync(sources + file, 'utf8').matchAll(/^(?:export )?class (\w+)/gm)].map(
        ([, name]) => name!,
      ),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
