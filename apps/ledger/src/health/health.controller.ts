import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { GetReadiness } from './get-readiness.js';
import type { Readiness } from './readiness.js';

@Controller('health')
export class HealthController {
  constructor(private readonly queries: QueryBus) {}

  /** The process answers. */
  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** Whether reads tell what the log held when the server started; 503 where they do not. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.queries.execute(new GetReadiness());
    void reply.code(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  }
}
