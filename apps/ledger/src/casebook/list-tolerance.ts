import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ToleranceRow, ToleranceQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListTolerance extends Query<Page<ToleranceRow>> {
  constructor(readonly query: ToleranceQuery) {
    super();
  }
}

@QueryHandler(ListTolerance)
export class ListToleranceHandler implements IQueryHandler<ListTolerance> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListTolerance): Promise<Page<ToleranceRow>> {
    return this.ledger.readModels.toleranceFile(query);
  }
}
