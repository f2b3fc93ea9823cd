import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PeriodRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListPeriods extends Query<PeriodRow[]> {}

@QueryHandler(ListPeriods)
export class ListPeriodsHandler implements IQueryHandler<ListPeriods> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute(): Promise<PeriodRow[]> {
    return this.ledger.readModels.periods();
  }
}
