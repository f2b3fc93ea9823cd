import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Public } from '../access/policy.js';
import { OpenRead } from '../http/routes.js';
import { Metrics, METRICS_TYPE } from './metrics.js';

@ApiTags('Health')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Public()
  @OpenRead({
    id: 'readMetrics',
    summary: 'Counts and durations in the text format of Prometheus; nothing in them is about a person',
    answer: undefined,
    streams: ['text/plain'],
  })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(METRICS_TYPE);
    return this.metrics.text();
  }
}
