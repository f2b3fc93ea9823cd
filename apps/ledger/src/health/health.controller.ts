import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/policy.js';
import { OpenRead } from '../http/routes.js';
import { GetReadiness } from './get-readiness.js';
import { LivenessAnswer, ReadinessAnswer } from './health.dto.js';
import type { Readiness } from './readiness.js';

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly queries: QueryBus) {}

  @Get('live')
  @Public()
  @OpenRead({ id: 'readLiveness', summary: 'Whether the process answers', answer: LivenessAnswer })
  live(): LivenessAnswer {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @OpenRead({
    id: 'readReadiness',
    summary: 'Whether reads tell what the log held when the server started',
    answer: ReadinessAnswer,
    also: { 503: 'Not ready: the status says why.' },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.queries.execute(new GetReadiness());
    void reply.code(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  }
}
