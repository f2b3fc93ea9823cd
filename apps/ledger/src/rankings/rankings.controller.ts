import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { ReadController } from '../http/read-controller.js';
import { ListRankings } from './list-rankings.js';
import { rankingAnswer, RankingsParameters, type RankingAnswer } from './rankings.dto.js';

@ReadController('v1/rankings')
export class RankingsController {
  constructor(private readonly queries: QueryBus) {}

  /** A peer group by rank, then staff member. */
  @Get()
  async list(@Query() parameters: RankingsParameters): Promise<PageAnswer<RankingAnswer>> {
    return pageAnswer(await this.queries.execute(new ListRankings(parameters)), rankingAnswer);
  }
}
