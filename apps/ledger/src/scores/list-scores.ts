import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Page, ScoreRow, ScoresQuery } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListScores extends Query<Page<ScoreRow>> {
  constructor(readonly query: ScoresQuery) {
    super();
  }
}

@QueryHandler(ListScores)
export class ListScoresHandler implements IQueryHandler<ListScores> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListScores): Promise<Page<ScoreRow>> {
    return this.ledger.readModels.scores(query);
  }
}
