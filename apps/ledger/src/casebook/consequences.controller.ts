import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { listedPlace, readsCases } from '../accountability/case-policies.js';
import { Policy } from '../access/policy.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import {
  ActionAnswer,
  ActionsParameters,
  SanctionAnswer,
  SanctionsParameters,
  ToleranceAnswer,
  ToleranceParameters,
} from './consequences.dto.js';
import { ListActions } from './list-actions.js';
import { ListSanctions } from './list-sanctions.js';
import { ListTolerance } from './list-tolerance.js';

/** What followed from cases, over all of them. */
@Capability('Accountability', 'v1')
export class ConsequencesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('sanctions')
  @Policy(readsCases, listedPlace())
  @Read({
    id: 'listSanctions',
    summary: 'Sanctions, and which of them run today',
    answer: SanctionAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async sanctions(@Query() query: SanctionsParameters): Promise<PageAnswer<SanctionAnswer>> {
    return pageAnswer(await this.queries.execute(new ListSanctions(query)), (row) => row);
  }

  @Get('corrective-actions')
  @Policy(readsCases, listedPlace('owner'))
  @Read({
    id: 'listCorrectiveActions',
    summary: 'Corrective actions, and which of them are overdue',
    answer: ActionAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async actions(@Query() query: ActionsParameters): Promise<PageAnswer<ActionAnswer>> {
    return pageAnswer(await this.queries.execute(new ListActions(query)), (row) => row);
  }

  @Get('tolerance-file')
  @Policy(readsCases, listedPlace())
  @Read({
    id: 'listTolerance',
    summary: 'The tolerance file: honest mistakes in experiments that nobody is held to',
    answer: ToleranceAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async tolerance(@Query() query: ToleranceParameters): Promise<PageAnswer<ToleranceAnswer>> {
    return pageAnswer(await this.queries.execute(new ListTolerance(query)), (row) => row);
  }
}
