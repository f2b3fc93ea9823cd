import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SanctionRow, SanctionsQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListSanctions extends Query<Page<SanctionRow>> {
  constructor(readonly query: Omit<SanctionsQuery, 'today'>) {
    super();
  }
}

@QueryHandler(ListSanctions)
export class ListSanctionsHandler implements IQueryHandler<ListSanctions> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListSanctions): Promise<Page<SanctionRow>> {
    const { readModels, clock } = this.ledger;
    return readModels.sanctions({ ...query, today: clock.today() });
  }
}
