import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type ServerLog } from './log.js';
import { type Metrics } from './metrics.js';

/** Where a request leads that no route takes: whatever its address, it counts as one. */
const NO_ROUTE = 'none';

/** The pattern of the route, such as `/v1/posts/:post/holders`: the address itself names people. */
export const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? NO_ROUTE;

/** Logs one line for every request once it is answered, or its client went away, and counts it. */
export function watchRequests(server: FastifyInstance, log: ServerLog, metrics: Metrics): void {
  const logged = log.isLevelEnabled('info');
  server.addHook('onRequest', (request, reply, done) => {
    const since = performance.now();
    // Not the hook for answers: it is not called where the client went away.
    reply.raw.once('close', () => {
      const ms = performance.now() - since;
      const aborted = !reply.raw.writableEnded;
      const status = aborted ? 'aborted' : (`${Math.floor(reply.raw.statusCode / 100)}xx` as const);
      metrics.answered(request.method, routeOf(request), status, ms / 1000);
      if (logged) log.info(lineOf(request, reply, ms, aborted), 'request');
    });
    done();
  });
}

function lineOf(request: FastifyRequest, reply: FastifyReply, ms: number, aborted: boolean): object {
  const actor = request.caller?.actor;
  return {
    method: request.method,
    route: routeOf(request),
    status: reply.raw.statusCode,
    ms: Math.round(ms * 100) / 100,
    requestId: request.id,
    correlationId: request.correlationId,
    ...(actor && { actor: actor.id, ...('role' in actor && { role: actor.role }) }),
    ...(aborted && { aborted }),
  };
}
