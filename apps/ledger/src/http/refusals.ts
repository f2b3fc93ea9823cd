import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, PROBLEM_JSON, sendProblem } from './problem.js';
import type { RouteTable } from './route-table.js';

/**
 * Refuses, before anything is read of a body, what no controller will ever see: unknown addresses, wrong methods, and
 * addresses that are not percent-encoded UTF-8, which would otherwise be searched for as they stand.
 */
export function refuseUnroutable(server: FastifyInstance, routes: RouteTable): void {
  server.addHook('onRequest', (request, reply, done) => {
    const problem = unroutable(request, routes);
    if (problem) sendProblem(reply, problem);
    else done();
  });
}

function unroutable({ method, url, is404, params }: FastifyRequest, routes: RouteTable): Problem | undefined {
  try {
    decodeURIComponent(url);
  } catch {
    return new Problem('invalid-request', 'The address is not percent-encoded UTF-8.');
  }
  if (!is404) return hasEmpty(params as object) ? noSuchRoute() : undefined;
  const allowed = routes.methodsOf(url.split('?', 1)[0]!);
  if (allowed.length === 0) return noSuchRoute();
  const detail = `${method} is not possible here, only ${allowed.join(', ')}.`;
  return new Problem('method-not-allowed', detail, [], { allow: allowed.join(', ') });
}

const noSuchRoute = (): Problem => new Problem('no-such-route', 'There is nothing at this address.');

/** A part of an address that is missing: the router takes it for an empty id. */
function hasEmpty(params: object): boolean {
  for (const part of Object.values(params)) if (part === '') return true;
  return false;
}

/** What the router itself cannot take in. */
export function refuseUnreadableAddress(
  { code }: FastifyError,
  _: FastifyRequest,
  reply: FastifyReply,
): void {
  const tooLong = code === 'FST_ERR_MAX_PARAM_LENGTH';
  const problem = tooLong
    ? new Problem('address-too-long', 'A part of the address is too long.')
    : new Problem('invalid-request', 'The address is not percent-encoded UTF-8.');
  sendProblem(reply, problem);
}

/** What is not HTTP, or too much of it: there is no request to answer, only a socket. */
export function refuseUnreadableRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  const { _httpMessage: answer } = socket as Duplex & { readonly _httpMessage?: ServerResponse | null };
  // A stream that is answered while it comes takes as long as it takes.
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && answer?.headersSent) return;
  // An answer that has begun, as to a stream that is still coming in, must not get another into its middle.
  if (error.code === 'ECONNRESET' || !socket.writable || answer?.headersSent) return void socket.destroy();
  const problem = unreadable(error);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]!}`,
      `Content-Type: ${PROBLEM_JSON}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function unreadable({ code }: NodeJS.ErrnoException): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('headers-too-large', 'The request line and headers are too large.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('request-timeout', 'The request did not arrive in time.');
  return new Problem('invalid-request', 'This is not a request that can be read.');
}
