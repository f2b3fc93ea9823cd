import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CaseRow, CasesQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListCases extends Query<Page<CaseRow>> {
  constructor(readonly query: Omit<CasesQuery, 'today'>) {
    super();
  }
}

@QueryHandler(ListCases)
export class ListCasesHandler implements IQueryHandler<ListCases> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListCases): Promise<Page<CaseRow>> {
    const { readModels, clock } = this.ledger;
    return readModels.cases({ ...query, today: clock.today() });
  }
}
