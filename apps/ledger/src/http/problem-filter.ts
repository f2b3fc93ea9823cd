import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, sendProblem } from './problem.js';
import { problemOf } from './problem-of.js';

/** Every error becomes a problem document; what nobody foresaw is logged, and answered without its words. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (!problem) {
      // The route's pattern, not the address: that one names people.
      const where = `${request.method} ${request.routeOptions?.url ?? ''}`;
      this.logger.error(
        `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    sendProblem(reply, problem ?? new Problem('internal-error', 'The request could not be answered.'));
  }
}
