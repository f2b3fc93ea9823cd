import { randomUUID } from 'node:crypto';
import { valueOf } from './values.mjs';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of an OpenAPI document, with what its address takes besides. */
export function operationsOf({ paths }) {
  const methodsAt = (template) =>
    METHODS.filter((method) =>
      Object.entries(paths).some(([other, item]) => item[method] && leadsTo(other, template)),
    );
  return Object.entries(paths).flatMap(([template, item]) => {
    const taken = methodsAt(template);
    return METHODS.filter((method) => item[method]).map((method) => ({
      template,
      method: method.toUpperCase(),
      operation: item[method],
      otherMethods: METHODS.filter((other) => !taken.includes(other)).map((other) => other.toUpperCase()),
    }));
  });
}

/** Whether the addresses of one template are those of another, too: a parameter may hold any word. */
function leadsTo(template, addresses) {
  const [parts, wanted] = [template.split('/'), addresses.split('/')];
  return (
    parts.length === wanted.length && parts.every((part, at) => part.startsWith('{') || part === wanted[at])
  );
}

export function resolverOf(document) {
  return ($ref) =>
    $ref
      .slice(2)
      .split('/')
      .reduce((at, key) => at[key.replaceAll('~1', '/')], document);
}

/** A request of an operation that its description allows; whether the ledger can carry it out is another matter. */
export function requestOf({ template, method, operation, otherMethods }, { random, resolve, token, known }) {
  const [, there = {}] = Object.entries(known).find(([beginning]) => template.startsWith(beginning)) ?? [];
  const isThere = random.chance(0.7);
  const parameters = (operation.parameters ?? []).map((one) => (one.$ref ? resolve(one.$ref) : one));
  const valueFor = (parameter) =>
    // Whoever asks for a position that the log does not have yet waits for it.
    parameter.name === 'minPosition'
      ? random.below(2)
      : isThere && parameter.in === 'path' && there[parameter.name] !== undefined
        ? there[parameter.name]
        : parameter.example !== undefined && random.chance(0.8)
          ? parameter.example
          : valueOf(parameter.schema, random, resolve);
  let path = template;
  const query = [];
  const headers = operation.security?.length ? { authorization: `Bearer ${token}` } : {};
  for (const parameter of parameters) {
    const { name, in: where, required } = parameter;
    if (where === 'path') path = path.replace(`{${name}}`, encodeURIComponent(valueFor(parameter)));
    else if (name === 'Idempotency-Key') headers['idempotency-key'] = randomUUID();
    else if (where === 'query' && (required || random.chance(0.3))) {
      query.push(`${name}=${encodeURIComponent(valueFor(parameter))}`);
    }
  }
  const withQuery = query.length > 0 ? `${path}?${query.join('&')}` : path;
  const request = { template, method, operation, otherMethods, headers, path: withQuery };
  const content = operation.requestBody?.content ?? {};
  const [media] = Object.keys(content);
  if (media === undefined) return request;
  const { schema, example, examples } = content[media];
  const sample = example ?? Object.values(examples ?? {})[0]?.value;
  const typed = { ...request, headers: { ...headers, 'content-type': media } };
  if (media !== 'application/json') return { ...typed, body: typeof sample === 'string' ? sample : 'x' };
  if (typeof sample === 'string') return { ...typed, body: sample };
  const json = sample !== undefined && random.chance(0.5) ? sample : valueOf(schema, random, resolve);
  return { ...typed, body: JSON.stringify(json), json, schema };
}
