import { type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requireKnownOnce } from './strict-parameters.js';

/** For routes that take no parameters: whatever is given all the same is refused by name. */
export class NoParameters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    requireKnownOnce(query as Readonly<Record<string, unknown>>, []);
    return true;
  }
}
