import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { readersAndOneself } from '../access/roles.js';
import type { ListAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import { ControlAnswer, ProcessControlParameters } from './process-control.dto.js';
import { ReadProcessControl } from './read-process-control.js';

@Capability('Process control', 'v1/process-control')
export class ProcessControlController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Policy(readersAndOneself)
  @Read({
    id: 'readProcessControl',
    summary: 'How the work goes: quantity, lateness, rework, self-supervision, registration delay',
    answer: ControlAnswer,
    as: 'list',
    refusals: ['not-found'],
  })
  async read(@Query() parameters: ProcessControlParameters): Promise<ListAnswer<ControlAnswer>> {
    return { items: await this.queries.execute(new ReadProcessControl(parameters)) };
  }
}
