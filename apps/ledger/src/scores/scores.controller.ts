import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { readersAndOneself } from '../access/roles.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import { ListScores } from './list-scores.js';
import { ScoreAnswer, scoreAnswer, ScoresParameters } from './scores.dto.js';

@Capability('Scores', 'v1/scores')
export class ScoresController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Policy(readersAndOneself)
  @Read({
    id: 'listScores',
    summary: 'The score sheet: accounts by unit, period, rank and staff member',
    answer: ScoreAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async list(@Query() parameters: ScoresParameters): Promise<PageAnswer<ScoreAnswer>> {
    return pageAnswer(await this.queries.execute(new ListScores(parameters)), scoreAnswer);
  }
}
