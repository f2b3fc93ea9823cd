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

function unroutable({ method, url, is404 }: FastifyRequest, routes: RouteTable): Problem | undefined {
  try {
    decodeURIComponent(url);
  } catch {
    return new Problem('invalid-request', 'The address is not percent-encoded UTF-8.');
  }
  if (!is404) return undefined;
  const allowed = routes.methodsOf(url.split('?', 1)[0]!);
  if (allowed.length === 0) return new Problem('no-such-route', 'There is nothing at this address.');
  const detail = `${method} is not possible here, only ${allowed.join(', ')}.`;
  return new Problem('method-not-allowed', detail, [], { allow: allowed.join(', ') });
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
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Problem('headers-too-large', 'The request line and headers are too large.')
      : new Problem('invalid-request', 'This is not a request that can be read.');
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}`,
      `Content-Type: ${PROBLEM_JSON}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
