import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem, sendProblem } from '../http/problem.js';
import { type Metrics } from './metrics.js';
import { routeOf } from './request-watch.js';

const WINDOW_MS = 1000;

/** What watches the server must see it also when too much is asked of it. */
const unlimited = /^\/(health\/|metrics$)/;

/**
 * Counts requests by the identity that sent them, in windows of a second, and turns away what is too much; to be called
 * behind what finds out who asks. Requests on public routes, and those with a token that is worth nothing, count for
 * the address they come from. Each process counts for itself.
 * @param most requests in a second; 0 for no limit
 */
export async function limitRate(server: FastifyInstance, most: number, metrics: Metrics): Promise<void> {
  if (most === 0) return;
  await server.register(rateLimit, {
    global: false,
    max: most,
    timeWindow: WINDOW_MS,
    keyGenerator: senderOf,
  });
  const count = server.createRateLimit();
  const beyond = async (request: FastifyRequest): Promise<Problem | undefined> => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return undefined;
    metrics.refused('rate');
    return tooMany(most, Math.max(1, counted.ttlInSeconds));
  };

  server.addHook('onRequest', async (request, reply) => {
    if (unlimited.test(routeOf(request))) return;
    const problem = await beyond(request);
    if (problem) return sendProblem(reply, problem);
  });
  // Whoever is refused for their token never comes to the hook above.
  server.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode !== 401) return done(null, payload);
    beyond(request).then((problem) => {
      if (!problem) return done(null, payload);
      void reply.code(problem.status).headers(problem.headers);
      done(null, JSON.stringify(problem));
    }, done);
  });
}

function tooMany(most: number, seconds: number): Problem {
  return new Problem('too-many-requests', `At most ${most} requests a second; wait ${seconds} s.`, [], {
    'retry-after': String(seconds),
    'ratelimit-limit': String(most),
    'ratelimit-remaining': '0',
    'ratelimit-reset': String(seconds),
  });
}

/** An id may look like an address: they are kept apart. */
function senderOf({ identity, ip }: FastifyRequest): string {
  return identity ? `id ${identity.authority.id}` : `address ${ip}`;
}
