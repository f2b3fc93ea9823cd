import type { FastifyReply } from 'fastify';

/** `path` is the parameter, header or field at fault. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

const kinds = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'not-found': { status: 404, title: 'The ledger does not know this' },
  'no-such-route': { status: 404, title: 'There is no such route' },
  'method-not-allowed': { status: 405, title: 'The route does not take this method' },
  'address-too-long': { status: 414, title: 'The address is too long' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'internal-error': { status: 500, title: 'The server failed' },
  'not-ready': { status: 503, title: 'The read models are not ready yet' },
  behind: { status: 503, title: 'The position was not reached in time' },
  unavailable: { status: 503, title: 'The ledger cannot be used now' },
} as const;

/** Stable: programs may rely on these codes. */
export type ProblemCode = keyof typeof kinds;

export const PROBLEM_JSON = 'application/problem+json';
const RETRY_AFTER_SECONDS = 1;

/** A request that is not answered as asked. Sent as a problem document (RFC 9457). */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly errors: readonly Fault[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = kinds[code].status;
  }

  /** One parameter that is at fault; the message goes behind its name. */
  static ofParameter(path: string, message: string): Problem {
    return Problem.ofParameters([{ path, message }]);
  }

  static ofParameters(errors: readonly Fault[]): Problem {
    const detail = errors.map(({ path, message }) => `${path} ${message}`).join('; ');
    return new Problem('invalid-request', detail, errors);
  }

  toJSON(): object {
    const { code, status, message, errors } = this;
    const type = `urn:assessment-ledger:problem:${code}`;
    return { type, title: kinds[code].title, status, code, detail: message, errors };
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply.code(problem.status).headers(problem.headers).type(PROBLEM_JSON).send(JSON.stringify(problem));
}
