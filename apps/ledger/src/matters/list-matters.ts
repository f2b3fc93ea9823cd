import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { MatterRow, MattersQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListMatters extends Query<Page<MatterRow>> {
  constructor(readonly query: MattersQuery) {
    super();
  }
}

@QueryHandler(ListMatters)
export class ListMattersHandler implements IQueryHandler<ListMatters> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListMatters): Promise<Page<MatterRow>> {
    return this.ledger.readModels.matters(query);
  }
}
