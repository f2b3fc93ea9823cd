import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { ReadController } from '../http/read-controller.js';
import { ListScores } from './list-scores.js';
import { scoreAnswer, ScoresParameters, type ScoreAnswer } from './scores.dto.js';

@ReadController('v1/scores')
export class ScoresController {
  constructor(private readonly queries: QueryBus) {}

  /** The score sheet: accounts by unit, period, rank and staff member. */
  @Get()
  async list(@Query() parameters: ScoresParameters): Promise<PageAnswer<ScoreAnswer>> {
    return pageAnswer(await this.queries.execute(new ListScores(parameters)), scoreAnswer);
  }
}
