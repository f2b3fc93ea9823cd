import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Page, RankingRow, RankingsQuery } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListRankings extends Query<Page<RankingRow>> {
  constructor(readonly query: RankingsQuery) {
    super();
  }
}

@QueryHandler(ListRankings)
export class ListRankingsHandler implements IQueryHandler<ListRankings> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListRankings): Promise<Page<RankingRow>> {
    return this.ledger.readModels.rankings(query);
  }
}
