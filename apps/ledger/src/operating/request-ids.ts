import { randomUUID } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request belongs to, in the caller's own words; stands in the events that follow from it. */
    correlationId: string;
  }
}

/** Visible ASCII: what goes into logs, events and headers of answers as it comes. */
const WELL_FORMED = /^[\x21-\x7e]{1,128}$/;

/** The caller's id of a request, where it gave one that can be used; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return wellFormed(headers['x-request-id']) ?? randomUUID();
}

/** Gives every request its correlation id, and says both ids in the answer. */
export function nameRequests(server: FastifyInstance): void {
  server.decorateRequest('correlationId', '');
  server.addHook('onRequest', (request, reply, done) => {
    nameRequest(request, reply);
    done();
  });
}

/** For requests that never reach the hooks. */
export function nameRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.correlationId = wellFormed(request.headers['x-correlation-id']) ?? request.id;
  void reply.header('x-request-id', request.id).header('x-correlation-id', request.correlationId);
}

function wellFormed(id: string | readonly string[] | undefined): string | undefined {
  return typeof id === 'string' && WELL_FORMED.test(id) ? id : undefined;
}
