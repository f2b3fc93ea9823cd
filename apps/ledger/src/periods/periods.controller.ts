import { Get, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PeriodRow } from '#read-models';
import { NoParameters } from '../http/no-parameters.guard.js';
import type { ListAnswer } from '../http/page-answer.js';
import { ReadController } from '../http/read-controller.js';
import { ListPeriods } from './list-periods.js';

@ReadController('v1/periods')
export class PeriodsController {
  constructor(private readonly queries: QueryBus) {}

  /** All periods by their first day; a closed one says when and why it was closed. */
  @Get()
  @UseGuards(NoParameters)
  async list(): Promise<ListAnswer<PeriodRow>> {
    return { items: await this.queries.execute(new ListPeriods()) };
  }
}
