import { connect, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Post, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { validateSync } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { framed } from '../testing/framed.js';
import { answered } from './answers.js';
import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  IdListField,
  ListField,
  PointsField,
  TextField,
} from './fields.js';
import { Given, newIdOf } from './given.js';
import { Command } from './routes.js';
import { Shown } from './shown.js';

const description = 'Of the test.';

class Line {
  @DayField({ description }) readonly occurredOn!: string;
}

class Thing {
  @IdField({ description }) readonly thing!: string;
  @TextField({ most: 10, lines: true, description, optional: true }) readonly words?: string;
  @PointsField({ above: 0, description, optional: true }) readonly points?: number;
  @FlagField({ description, optional: true }) readonly urgent: boolean = false;
  @ChoiceField(['a', 'b'], { description, optional: true, nullable: true }) readonly choice?: string | null;
  @IdListField({ most: 2, description, optional: true }) readonly evidence?: readonly string[];
  @ListField(() => Line, { least: 1, most: 3, description, optional: true }) readonly lines?: readonly Line[];
}

class Said {
  @Shown({ as: 'anything', description }) readonly said!: unknown;
}

const outcome = { revision: 3, position: 9, repeated: false };

@Controller()
class Things {
  @Post('things')
  @Command({ id: 'say', summary: description, answer: Said })
  say(@Body() body: Thing): Said {
    return answered(outcome, { said: body, points: body.points } as Said);
  }

  @Post('nothing')
  @Command({ id: 'nothing', summary: description, status: 200, answer: Said })
  nothing(@Given() given: Given): Said {
    return answered(
      { ...outcome, position: 0, repeated: true },
      { said: [given, newIdOf(given)] },
      { location: '/x' },
    );
  }

  @Post('text')
  @Command({
    id: 'text',
    summary: description,
    answer: Said,
    body: { as: 'text', media: ['application/yaml'] },
  })
  text(@Req() { body }: FastifyRequest): Said {
    return { said: body };
  }

  @Post('stream')
  @Command({ id: 'stream', summary: description, answer: Said, body: { as: 'stream', media: [] } })
  async stream(@Req() { body }: FastifyRequest): Promise<Said> {
    let bytes = 0;
    for await (const chunk of body as Readable) bytes += (chunk as Buffer).length;
    return { said: bytes };
  }
}

let app: NestFastifyApplication;
beforeAll(async () => void (app = await framed([Things])));
afterAll(() => app.close());

async function post(
  url: string,
  payload?: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: Record<string, unknown> & Fault }> {
  const typed = payload === undefined ? headers : { 'content-type': 'application/json', ...headers };
  const answer = await app.inject({ method: 'POST', url, headers: typed, ...(payload && { payload }) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

interface Fault {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

const say = (body: unknown) => post('/things', JSON.stringify(body));

describe('a body of fields', () => {
  it('reaches the controller as it was given, with what the class adds, and nothing that was left out', async () => {
    const given = { thing: 'T-1', words: 'two\nlines', lines: [{ occurredOn: '2024-02-29' }], choice: null };
    const { status, headers, body } = await say(given);
    expect([status, body]).toEqual([201, { said: { ...given, urgent: false } }]);
    expect([headers['etag'], headers['ledger-position']]).toEqual(['"3"', '9']);
  });

  it.each([
    ['thing', undefined, 'must be given'],
    ['thing', null, 'must not be null'],
    ['thing', 12, 'must be a text'],
    ['thing', ['T-1'], 'must be a text'],
    ['thing', ' T', 'must not begin or end with a space'],
    ['thing', 'a\u202eb', 'must not contain control or invisible characters'],
    ['words', 'a\u0000', 'must not contain control or invisible characters other than line ends (\\n)'],
    ['words', 'a\r\nb', 'must not contain control or invisible characters other than line ends (\\n)'],
    ['words', 'a\ud800', 'must not contain control or invisible characters other than line ends (\\n)'],
    ['words', '', 'must not be empty'],
    ['words', 'a ', 'must not begin or end with a blank'],
    ['words', 'x'.repeat(11), 'must have at most 10 characters'],
    ['points', 0, 'must be more than 0'],
    ['points', -0, 'must be more than 0'],
    ['points', '1', 'must be a number'],
    ['points', 0.0005, 'must have at most three decimals'],
    ['points', 1.2345, 'must have at most three decimals'],
    ['points', 1_000_001, 'must be 1000000 at most'],
    ['urgent', 'true', 'must be true or false'],
    ['urgent', 1, 'must be true or false'],
    ['choice', 'c', 'must be one of a, b'],
    ['choice', 'toString', 'must be one of a, b'],
    ['evidence', ['E', 'E'], 'item 1 is there already'],
    ['evidence', ['E', ''], 'item 1 must not be empty'],
    ['evidence', ['E', 'F', 'G'], 'must have at most 2 items'],
    ['evidence', { 0: 'E', length: 1 }, 'must be a list of ids'],
    ['lines', [], 'must be a list of 1 to 3 items'],
    ['lines', { occurredOn: '2024-02-29' }, 'must be a list of 1 to 3 items'],
  ])('names %s = %j', async (name, value, message) => {
    const { status, body } = await say({ thing: 'T-1', [name]: value });
    expect([status, body.code, body.errors]).toEqual([400, 'invalid-request', [{ path: name, message }]]);
  });

  it('takes what looks dangerous but is not', async () => {
    for (const words of ['😀😀😀😀😀😀😀😀😀😀', 'é', 'é', '<b>', '${x}']) {
      expect((await say({ thing: 'T', words })).status).toBe(201);
    }
    for (const points of [0.001, 0.155, 28.845, 999_999.999, 1e3, 1_000_000]) {
      expect((await say({ thing: 'T', points })).body).toMatchObject({ points });
    }
  });

  it('names every fault at once, by its place', async () => {
    const lines = [{ occurredOn: '2024-02-29' }, { occuredOn: '2024-02-29' }, 'x'];
    const { body } = await say({ tings: 1, lines });
    expect(body.errors).toEqual([
      { path: 'tings', message: 'is not known here; did you mean thing?' },
      { path: 'thing', message: 'must be given' },
      { path: 'lines.1.occuredOn', message: 'is not known here; did you mean occurredOn?' },
      { path: 'lines.1.occurredOn', message: 'must be given' },
      { path: 'lines.2', message: 'must be an object' },
    ]);
  });

  it('is what class-validator would say, too', () => {
    const thing = Object.assign(new Thing(), {
      thing: ' T',
      points: 0.0005,
      evidence: ['E', 'E'],
      choice: null,
    });
    const said = validateSync(thing).map(({ property, constraints }) => [
      property,
      Object.values(constraints!),
    ]);
    expect(said).toEqual([
      ['thing', ['must not begin or end with a space']],
      ['points', ['must have at most three decimals']],
      ['evidence', ['item 1 is there already']],
    ]);
  });

  it('names no more faults than anybody reads', async () => {
    const many = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`x${index}`, 1]));
    const { status, body } = await say(many);
    expect([status, body.errors.length]).toEqual([400, 50]);
    expect(body.detail).toMatch(/and 40 more$/);
  });

  it.each(['[]', '"x"', '1', 'null', 'true'])('must be an object, not %s', async (text) => {
    expect(await post('/things', text)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it.each([
    '{"__proto__":{"thing":"T"}}',
    '{"thing":"T","constructor":1}',
    '{"thing":"T","thing":"T"}',
    '{',
    '',
  ])('is refused as %s', async (text) => {
    expect(await post('/things', text)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

describe('what comes as a body', () => {
  const good = '{"thing":"T-1"}';

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'is taken as %s',
    async (type) => {
      expect((await post('/things', good, { 'content-type': type })).status).toBe(201);
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/json, text/html',
    'application/jsonx',
    'multipart/form-data; boundary=x',
    'json',
    '/',
  ])('is not taken as %s', async (type) => {
    const { status, headers, body } = await post('/things', good, { 'content-type': type });
    expect([status, body.code, headers['accept-post']]).toEqual([
      415,
      'unsupported-media-type',
      'application/json',
    ]);
  });

  it('is not taken compressed, without a type, or in another encoding', async () => {
    const zipped = await post('/things', good, { 'content-encoding': 'gzip' });
    expect([zipped.status, zipped.headers['accept-encoding']]).toEqual([415, 'identity']);
    expect((await post('/things', good, { 'content-type': '' })).status).toBe(415);
    const latin = Buffer.from('{"thing":"\u00e9"}', 'latin1');
    expect(await post('/things', latin)).toMatchObject({
      status: 400,
      body: { detail: 'The body is not UTF-8.' },
    });
  });

  it('is no larger than it may be, whatever it says of its length', async () => {
    const large = JSON.stringify({ thing: 'x'.repeat(1000) });
    expect(await post('/things', large)).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    expect((await post('/stream', large)).body).toEqual({ said: large.length });
  });

  it('is text where the route wants it so', async () => {
    const { body } = await post('/text', 'a: é', { 'content-type': 'application/yaml' });
    expect(body).toEqual({ said: 'a: é' });
    expect((await post('/text', '{}')).status).toBe(415);
  });

  it('may be missing, or empty, where nothing is wanted, and nothing else', async () => {
    const headers = { 'idempotency-key': 'k' };
    expect((await post('/nothing', undefined, headers)).status).toBe(200);
    expect((await post('/nothing', '{}', headers)).status).toBe(200);
    expect((await post('/nothing', '{"a":1}', headers)).status).toBe(400);
    expect((await post('/nothing', '[1]', headers)).status).toBe(400);
    expect((await post('/nothing', 'x', { ...headers, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/things')).status).toBe(400);
  });

  it('may break off without harm', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const head = 'POST /things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    for (const broken of [
      `${head}content-length: 500\r\n\r\n{"thing"`,
      `${head}transfer-encoding: chunked\r\n\r\n8\r\n{"thing"`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(broken, () => socket.destroy()));
        socket.on('close', () => resolve());
      });
    }
    expect((await post('/things', good)).status).toBe(201);
  });
});

describe('what comes with a command', () => {
  const give = (headers: Record<string, string>) => post('/nothing', undefined, headers);

  it('is who gives it, on which day, as what, and how often', async () => {
    const { headers, body } = await give({ 'idempotency-key': 'k 1'.replace(' ', ':'), 'if-match': '"12"' });
    const [given] = body['said'] as [Given, string];
    expect(given).toEqual({
      by: { id: 'V-2', grants: [] },
      today: '2026-03-31',
      meta: {
        actor: { kind: 'person', id: 'V-2', role: 'verifier' },
        correlationId: 'case-1',
        once: { commandId: 'V-2:k:1', input: ['POST', '/nothing', {}, null] },
        expectedRevision: 12,
      },
    });
    expect(headers).toMatchObject({
      etag: '"3"',
      'ledger-position': '77',
      'idempotent-replayed': 'true',
      location: '/x',
    });
  });

  it('keeps the keys of callers apart, whatever they are called', async () => {
    const ids = new Set<string>();
    for (const [caller, key] of [
      ['a', 'b:c'],
      ['a:b', 'c'],
      ['a%3Ab', 'c'],
    ] as const) {
      const { body } = await give({ 'x-caller': caller, 'idempotency-key': key });
      const [{ meta }, id] = body['said'] as [Given, string];
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      ids.add(meta.once.commandId).add(id);
    }
    expect(ids.size).toBe(6);
  });

  it.each([
    ['idempotency-key', undefined, 'idempotency-key-missing', 'Idempotency-Key'],
    ['idempotency-key', '', 'invalid-request', 'Idempotency-Key'],
    ['idempotency-key', 'a b', 'invalid-request', 'Idempotency-Key'],
    ['idempotency-key', 'é', 'invalid-request', 'Idempotency-Key'],
    ['idempotency-key', 'x'.repeat(201), 'invalid-request', 'Idempotency-Key'],
    ['if-match', '3', 'invalid-request', 'If-Match'],
    ['if-match', 'W/"3"', 'invalid-request', 'If-Match'],
    ['if-match', '"3", "4"', 'invalid-request', 'If-Match'],
    ['if-match', '"-1"', 'invalid-request', 'If-Match'],
  ])('is refused with %s = %j', async (name, value, code, path) => {
    const headers = { 'idempotency-key': 'k', [name]: value };
    const { status, body } = await give(JSON.parse(JSON.stringify(headers)) as Record<string, string>);
    expect([status, body.code, body.errors.map((fault) => fault.path)]).toEqual([400, code, [path]]);
  });

  it('takes any revision where it says so', async () => {
    const { body } = await give({ 'idempotency-key': 'k', 'if-match': '*' });
    expect((body['said'] as [Given])[0].meta).not.toHaveProperty('expectedRevision');
  });
});
