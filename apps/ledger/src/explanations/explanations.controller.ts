import { Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { readersAndOneself } from '../access/roles.js';
import { Capability, Read } from '../http/routes.js';
import { ExplainAccount } from './explain-account.js';
import { AccountPath, ExplanationAnswer, explanationAnswer, ViewParameters } from './explanations.dto.js';

@Capability('Scores', 'v1/score-accounts')
export class ExplanationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':period/:staff/explanation')
  @Policy(readersAndOneself)
  @Read({
    id: 'explainScore',
    summary: 'Every figure of an account, with the entries and the rulebook version that made it, in words',
    answer: ExplanationAnswer,
    refusals: ['not-found'],
  })
  async explain(
    @Param() { period, staff }: AccountPath,
    @Query() { asOf, knownAt }: ViewParameters,
  ): Promise<ExplanationAnswer> {
    return explanationAnswer(
      await this.queries.execute(new ExplainAccount(period, staff, { asOf, knownAt })),
    );
  }
}
