import type { FastifyReply } from 'fastify';
import { problemKinds, type ProblemCode } from './problem-kinds.js';

/** `path` is the parameter, header or field at fault; the message fits behind it. */
export interface Fault {
  readonly path: string;
  readonly message: string;
  /** Where it stands, in a text that has lines; from 1. */
  readonly line?: number;
  readonly column?: number;
}

export const PROBLEM_JSON = 'application/problem+json';
const RETRY_AFTER_SECONDS = 1;
/** How many faults the words of a problem tell; its `errors` hold them all. */
const MOST_TOLD = 10;

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
    this.status = problemKinds[code].status;
  }

  /** One parameter that is at fault; the message goes behind its name. */
  static ofParameter(path: string, message: string): Problem {
    return Problem.ofFaults([{ path, message }]);
  }

  static ofFaults(errors: readonly Fault[]): Problem {
    const told = errors.slice(0, MOST_TOLD).map(({ path, message }) => `${path} ${message}`);
    if (errors.length > MOST_TOLD) told.push(`and ${errors.length - MOST_TOLD} more`);
    const detail = told.join('; ');
    return new Problem('invalid-request', detail, errors);
  }

  toJSON(): object {
    const { code, status, message, errors } = this;
    const type = `urn:assessment-ledger:problem:${code}`;
    return { type, title: problemKinds[code].title, status, code, detail: message, errors };
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply.code(problem.status).headers(problem.headers).type(PROBLEM_JSON).send(JSON.stringify(problem));
}
