import { Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReadController } from '../http/read-controller.js';
import { ExplainAccount } from './explain-account.js';
import {
  AccountPath,
  explanationAnswer,
  ViewParameters,
  type ExplanationAnswer,
} from './explanations.dto.js';

@ReadController('v1/score-accounts')
export class ExplanationsController {
  constructor(private readonly queries: QueryBus) {}

  /** Every figure of an account, with the entries and the rulebook version that made it. */
  @Get(':period/:staff/explanation')
  async explain(
    @Param() { period, staff }: AccountPath,
    @Query() { asOf, knownAt }: ViewParameters,
  ): Promise<ExplanationAnswer> {
    return explanationAnswer(
      await this.queries.execute(new ExplainAccount(period, staff, { asOf, knownAt })),
    );
  }
}
