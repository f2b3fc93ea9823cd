import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AppealRow, AppealsQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListAppeals extends Query<Page<AppealRow>> {
  constructor(readonly query: AppealsQuery) {
    super();
  }
}

@QueryHandler(ListAppeals)
export class ListAppealsHandler implements IQueryHandler<ListAppeals> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListAppeals): Promise<Page<AppealRow>> {
    const { readModels, clock } = this.ledger;
    return readModels.appeals({ ...query, today: clock.today() });
  }
}
