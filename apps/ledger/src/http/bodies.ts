import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson } from './json-text.js';
import { Problem } from './problem.js';

/** How a route takes its body. `none`: it takes an empty one, or an empty JSON object. */
export interface BodyConfig {
  readonly as: 'json' | 'text' | 'stream' | 'none';
  /** Media types without parameters; empty where the route looks at them itself. */
  readonly media: readonly string[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route without it takes no body. */
    body?: BodyConfig;
  }
}

export const JSON_MEDIA = 'application/json';
const NO_BODY: BodyConfig = { as: 'none', media: [JSON_MEDIA] };

/** Reads bodies as their routes want them; nothing else of the framework does. */
export function takeBodies(server: FastifyInstance): void {
  // Before the framework looks at the type: what it cannot read at all it refuses in its own words.
  server.addHook('preParsing', (request, _reply, payload, done) => {
    done(hasBody(request) ? refusedMedia(request) : null, payload);
  });
  // A route that takes a stream gets one, also where nothing was sent and so nothing is parsed.
  server.addHook('preValidation', (request, _reply, done) => {
    if (request.body === undefined && request.routeOptions.config.body?.as === 'stream') {
      request.body = Readable.from([]);
    }
    done();
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage, done) => {
    const { as } = request.routeOptions.config.body ?? NO_BODY;
    if (as === 'stream') return done(null, payload);
    collect(payload, request.routeOptions.bodyLimit ?? Infinity, (error, bytes) => {
      if (error) return done(error);
      try {
        done(null, read(as, bytes));
      } catch (unreadable) {
        done(unreadable as Error);
      }
    });
  });
}

function read(as: 'json' | 'text' | 'none', bytes: Buffer): unknown {
  const text = utf8(bytes);
  if (as === 'text') return text;
  if (as === 'none' && text.trim() === '') return undefined;
  const body = parseJson(text);
  if (as === 'json') return body;
  if (typeof body === 'object' && body !== null && Object.keys(body).length === 0) return undefined;
  throw new Problem('invalid-request', 'This takes no body.');
}

const utf8Decoder = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: Buffer): string {
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    throw new Problem('invalid-request', 'The body is not UTF-8.');
  }
}

/** A media type with nothing behind it but, at most, that it is UTF-8. */
const MEDIA_TYPE = /^([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;

function hasBody({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return (
    headers['content-type'] !== undefined ||
    headers['transfer-encoding'] !== undefined ||
    (headers['content-length'] ?? '0') !== '0'
  );
}

function refusedMedia({ headers, routeOptions }: FastifyRequest): Problem | null {
  const { media } = routeOptions.config.body ?? NO_BODY;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    const detail = 'Bodies are taken as they are, without a Content-Encoding.';
    return new Problem('unsupported-media-type', detail, [], { 'accept-encoding': 'identity' });
  }
  const given = headers['content-type'] ?? '';
  if (media.length === 0 || media.includes(given)) return null;
  if (media.includes(MEDIA_TYPE.exec(given)?.[1]?.toLowerCase() ?? '')) return null;
  const detail = `This takes ${media.join(' or ')} in UTF-8: say so in Content-Type.`;
  return new Problem('unsupported-media-type', detail, [], { 'accept-post': media.join(', ') });
}

type Collected = (error: Error | null, bytes: Buffer) => void;

function collect(payload: IncomingMessage, limit: number, collected: Collected): void {
  let chunks: Buffer[] = [];
  let length = 0;
  const end = (error: Error | null, bytes: Buffer = Buffer.alloc(0)): void => {
    payload.off('data', take).off('end', finish).off('error', fail).off('close', cut);
    collected(error, bytes);
  };
  const take = (chunk: Buffer): void => {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else chunks = [];
    if (length > limit + HEARD_OUT) end(tooLarge(limit, 'close'));
  };
  const finish = (): void => {
    if (length > limit) end(tooLarge(limit));
    else end(null, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  };
  const fail = (): void => end(new Problem('invalid-request', 'The body broke off.'));
  const cut = fail;
  const stated = Number(payload.headers['content-length'] ?? 0);
  if (stated > limit + HEARD_OUT) return end(tooLarge(limit, 'close'));
  payload.on('data', take).on('end', finish).on('error', fail).on('close', cut);
}

/**
 * Bytes that a body may have beyond its limit and still be read to its end, though nothing of it is kept: a client
 * whose connection is closed while it sends may never see the answer.
 */
const HEARD_OUT = 16 * 1024 * 1024;

const tooLarge = (limit: number, connection?: 'close'): Problem =>
  new Problem('body-too-large', `The body must have at most ${limit} bytes.`, [], {
    ...(connection && { connection }),
  });
