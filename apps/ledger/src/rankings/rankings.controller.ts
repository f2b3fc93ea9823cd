import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Policy } from '../access/policy.js';
import { readers } from '../access/roles.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import { ListRankings } from './list-rankings.js';
import { peerGroup } from './peer-group.js';
import { RankingAnswer, rankingAnswer, RankingsParameters } from './rankings.dto.js';

@Capability('Scores', 'v1/rankings')
export class RankingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Policy(readers, peerGroup)
  @Read({
    id: 'listRankings',
    summary: 'A peer group by rank, then staff member',
    description:
      'The peer group is a unit or a post; neither is the whole organization, where the rulebook ranks within that.',
    answer: RankingAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async list(@Query() parameters: RankingsParameters): Promise<PageAnswer<RankingAnswer>> {
    return pageAnswer(await this.queries.execute(new ListRankings(parameters)), rankingAnswer);
  }
}
