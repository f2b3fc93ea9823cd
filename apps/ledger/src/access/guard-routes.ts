import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InvalidToken, IssuerUnavailable } from '#access';
import { Problem, sendProblem } from '../http/problem.js';
import { problemOf } from '../http/problem-of.js';
import { reachAskedPosition } from '../http/reached-position.guard.js';
import type { OpenLedger } from '../open-ledger.js';
import { refusalOf, roleAdmitting, type About } from './admission.js';
import { bearerToken } from './bearer-token.js';
import { callerAs } from './caller.js';
import type { Tokens } from './control-access.js';
import { placesIn } from './places.js';
import type { RoutePolicy } from './policy.js';

const CHALLENGE = 'Bearer realm="assessment-ledger"';

/**
 * Closes every route of the server, whoever adds it, to those whom its policy does not let through. Who asks is known
 * before anything of a body is read; what is asked for is known once it has been.
 */
export function guardRoutes(server: FastifyInstance, tokens: Tokens, ledger: OpenLedger): void {
  server.decorateRequest('identity', undefined);
  server.decorateRequest('caller', undefined);

  server.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (access === 'public') return;
    if (!access) return refuse(request, reply, new Error('the route declares no policy'));
    try {
      const token = bearerToken(request.raw.rawHeaders);
      if (token === undefined) return refuse(request, reply, noToken(), 'no token');
      request.identity = await tokens.verify(token);
    } catch (error) {
      if (error instanceof InvalidToken) return refuse(request, reply, badToken(), error.reason);
      if (error instanceof IssuerUnavailable) return refuse(request, reply, noIssuer(), error.message);
      return refuse(request, reply, error);
    }
  });

  server.addHook('preHandler', async (request, reply) => {
    const { identity, routeOptions } = request;
    if (!identity) return;
    const { authority } = identity;
    const policy = routeOptions.config.access as RoutePolicy;
    let about: Promise<About> | undefined;
    try {
      const role = await roleAdmitting(authority, policy, () => (about ??= lookUp(request, policy, ledger)));
      if (role) {
        request.caller = callerAs(role, authority);
        return;
      }
      const nothingNamed = (await about)?.targets.length === 0;
      const detail = refusalOf(authority, policy, nothingNamed);
      return refuse(request, reply, new Problem('forbidden', detail), detail);
    } catch (error) {
      return refuse(request, reply, error, problemOf(error)?.code);
    }
  });
}

async function lookUp(
  request: FastifyRequest,
  { targetOf }: RoutePolicy,
  ledger: OpenLedger,
): Promise<About> {
  // Who may see something can hang on what was recorded a moment ago.
  await reachAskedPosition(request, ledger);
  const places = await placesIn(ledger);
  const targets = [(await targetOf(request, places)) ?? []].flat();
  return { targets, places };
}

/** Answers, and says in the log who was refused what: by the pattern of the route, for the address names people. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown, reason?: string): FastifyReply {
  const { id: requestId, method, routeOptions, identity } = request;
  const where = { requestId, route: `${method} ${routeOptions.url ?? ''}` };
  const who = identity && { actor: identity.authority.id, grants: identity.authority.grants };
  if (reason === undefined) request.log.error({ ...where, err: error }, 'access could not be decided');
  else request.log.warn({ ...where, ...who, reason }, 'access refused');
  const problem = problemOf(error) ?? new Problem('internal-error', 'The request could not be answered.');
  return sendProblem(reply, problem);
}

const noToken = (): Problem =>
  new Problem('unauthenticated', 'Say who you are: Authorization: Bearer, and a token.', [], {
    'www-authenticate': CHALLENGE,
  });

const badToken = (): Problem =>
  new Problem('unauthenticated', 'The token is not valid here, or no longer. Get a new one.', [], {
    'www-authenticate': `${CHALLENGE}, error="invalid_token"`,
  });

const noIssuer = (): Problem =>
  new Problem('unavailable', 'Nobody can tell now whether the token is good: its issuer does not answer.');
