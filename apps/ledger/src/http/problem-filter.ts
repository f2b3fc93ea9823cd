import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, sendProblem } from './problem.js';
import { problemOf } from './problem-of.js';

/** Every error becomes a problem document; what nobody foresaw is logged, and answered without its words. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    // What storage cannot do is no fault of the program, but whoever runs it has to know.
    if (!problem || problem.code === 'unavailable') {
      // The route's pattern, not the address: that one names people.
      const route = request.routeOptions.url;
      const { method, id, correlationId, log } = request;
      log.error({ method, route, requestId: id, correlationId, err: error }, 'fault');
    }
    sendProblem(reply, problem ?? new Problem('internal-error', 'The request could not be answered.'));
  }
}
