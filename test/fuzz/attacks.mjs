import { brokenJson, hugeNumbers, nested, poisonedTexts, prototypeKeys, wrongTypes } from './values.mjs';

/*
 * Each attack spoils one thing of a request that was right. It says what must come of it: `refused` (any 4xx that the
 * operation documents), a status, or nothing where the request may be right all the same.
 */

/** Every place in a JSON value: its path, and what is there. */
export function placesOf(value, path = []) {
  const inner = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return [{ path, value }, ...inner.flatMap(([key, one]) => placesOf(one, [...path, key]))];
}

export function replaceAt(value, [key, ...rest], replacement) {
  if (key === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaceAt(value[key], rest, replacement);
  return copy;
}

function withoutKey(value, path) {
  const parent = path.slice(0, -1).reduce((at, key) => at[key], value);
  const { [path.at(-1)]: _, ...rest } = parent;
  return replaceAt(value, path.slice(0, -1), rest);
}

/** Where text is put in that is too deep to be a value. */
const MARK = '@here@';

const json = (request, body) => ({ ...request, body: JSON.stringify(body), json: body });

const bodyAttacks = {
  'wrong type': (request, random) => {
    const { path } = random.pick(placesOf(request.json));
    return json(request, replaceAt(request.json, path, random.pick(wrongTypes)));
  },
  'missing member': (request, random) => {
    const members = placesOf(request.json).filter(
      ({ path }) => typeof path.at(-1) === 'string' && path.length > 0,
    );
    const inObjects = members.filter(
      ({ path }) => !Array.isArray(path.slice(0, -1).reduce((at, key) => at[key], request.json)),
    );
    return inObjects.length === 0
      ? request
      : json(request, withoutKey(request.json, random.pick(inObjects).path));
  },
  'extra member': (request, random) => ({
    ...json(request, { ...request.json, [random.pick(['admin', 'entryid', '$where', 'role', 'actor'])]: 1 }),
    expect: 'refused',
  }),
  'deep nesting': (request, random) => {
    const { path } = random.pick(placesOf(request.json));
    const text = JSON.stringify(replaceAt(request.json, path, MARK));
    return {
      ...request,
      body: text.replace(`"${MARK}"`, nested(random.pick([12, 500, 20_000]))),
      expect: 'refused',
    };
  },
  'prototype key': (request, random) => {
    const key = random.pick(prototypeKeys);
    const text = JSON.stringify(request.json);
    const body = text.startsWith('{')
      ? `{"${key}":{"admin":true}${text === '{}' ? '' : ','}${text.slice(1)}`
      : text;
    return { ...request, body, expect: 'refused' };
  },
  'poisoned text': (request, random) => {
    const texts = placesOf(request.json).filter(({ value }) => typeof value === 'string');
    if (texts.length === 0) return request;
    const body = replaceAt(request.json, random.pick(texts).path, random.pick(poisonedTexts));
    return { ...json(request, body), expect: 'refused' };
  },
  'huge number': (request, random) => {
    const numbers = placesOf(request.json).filter(({ value }) => typeof value === 'number');
    if (numbers.length === 0) return request;
    return json(request, replaceAt(request.json, random.pick(numbers).path, random.pick(hugeNumbers)));
  },
  'broken JSON': (request, random) => ({ ...request, body: random.pick(brokenJson), expect: 'refused' }),
  'wrong media type': (request, random) => ({
    ...request,
    headers: {
      ...request.headers,
      'content-type': random.pick([
        'text/plain',
        'application/xml',
        'multipart/form-data',
        'application/json; charset=utf-16',
      ]),
    },
    expect: 415,
  }),
  'too large': (request) => ({ ...request, body: `{"a":"${'x'.repeat(2 ** 21)}"}`, expect: 413 }),
};

const addressAttacks = {
  'unknown parameter': (request, random) => {
    // Probes may add what they like.
    if (!request.path.startsWith('/v1/')) return request;
    const join = request.path.includes('?') ? '&' : '?';
    return {
      ...request,
      path: `${request.path}${join}${random.pick(['nosuch=1', '__proto__=1', 'perion=x'])}`,
      expect: 'refused',
    };
  },
  'parameter twice': (request) => {
    const [, query] = request.path.split('?');
    if (!query) return request;
    return { ...request, path: `${request.path}&${query.split('&')[0]}`, expect: 'refused' };
  },
  'poisoned path': (request, random) => {
    if (!request.path.startsWith('/v1/') || request.template.indexOf('{') < 0) return request;
    const place = request.template
      .split('?')[0]
      .split('/')
      .findIndex((part) => part.startsWith('{'));
    const parts = request.path.split('?')[0].split('/');
    parts[place] = random.pick([
      '%00',
      'a%00b',
      '%E2%80%AE',
      '%ff',
      '%',
      'x'.repeat(3000),
      '..%2f..%2fetc',
      '%20',
    ]);
    return { ...request, path: parts.join('/'), expect: 'refused' };
  },
  'poisoned parameter': (request, random) => {
    const [path, query] = request.path.split('?');
    if (!query) return request;
    const pairs = query.split('&');
    const at = random.below(pairs.length);
    pairs[at] =
      `${pairs[at].split('=')[0]}=${random.pick(['%00', '%E2%80%AE', '-1', '1e9', '2024-02-30', '%', 'x'.repeat(5000)])}`;
    return { ...request, path: `${path}?${pairs.join('&')}` };
  },
};

const takes = ({ operation }, header) => (operation.parameters ?? []).some(({ name }) => name === header);

const headerAttacks = {
  'wrong precondition': (request, random) =>
    takes(request, 'If-Match')
      ? {
          ...request,
          headers: { ...request.headers, 'if-match': random.pick(['7', '"x"', 'W/"1"', '"-1"', '""']) },
          expect: 'refused',
        }
      : request,
  'wrong idempotency key': (request, random) => {
    if (request.headers['idempotency-key'] === undefined) return request;
    const { 'idempotency-key': _, ...rest } = request.headers;
    const key = random.pick([undefined, 'x'.repeat(201), 'a b\tc', 'é']);
    return {
      ...request,
      headers: key === undefined ? rest : { ...rest, 'idempotency-key': key },
      expect: 'refused',
    };
  },
  'wrong position': (request, random) =>
    takes(request, 'Ledger-Min-Position')
      ? {
          ...request,
          headers: { ...request.headers, 'ledger-min-position': random.pick(['-1', 'x', '1.5', '1e3']) },
          expect: 'refused',
        }
      : request,
  'no token': (request) => {
    if (!request.operation.security?.length) return request;
    const { authorization: _, ...headers } = request.headers;
    return { ...request, headers, expect: 401 };
  },
  'large headers': (request) => ({
    ...request,
    headers: { ...request.headers, 'x-large': 'x'.repeat(40_000) },
    expect: 431,
  }),
};

const methodAttacks = {
  'wrong method': (request, random) => ({
    ...request,
    method: random.pick(request.otherMethods),
    body: undefined,
    expect: 405,
  }),
};

/** The attacks that make sense for a request. */
export function attacksOn(request) {
  return {
    ...(request.json === undefined ? {} : bodyAttacks),
    ...addressAttacks,
    ...headerAttacks,
    ...(request.otherMethods.length > 0 ? methodAttacks : {}),
  };
}
