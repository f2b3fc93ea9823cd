import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ControlRow } from '#read-models';
import type { ListAnswer } from '../http/page-answer.js';
import { ReadController } from '../http/read-controller.js';
import { ProcessControlParameters } from './process-control.dto.js';
import { ReadProcessControl } from './read-process-control.js';

@ReadController('v1/process-control')
export class ProcessControlController {
  constructor(private readonly queries: QueryBus) {}

  /** How the work goes: quantity, lateness, rework, self-supervision, registration delay; days are calendar days. */
  @Get()
  async read(@Query() parameters: ProcessControlParameters): Promise<ListAnswer<ControlRow>> {
    return { items: await this.queries.execute(new ReadProcessControl(parameters)) };
  }
}
