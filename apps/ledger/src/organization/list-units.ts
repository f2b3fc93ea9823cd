import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { UnitRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListUnits extends Query<UnitRow[]> {}

@QueryHandler(ListUnits)
export class ListUnitsHandler implements IQueryHandler<ListUnits> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute(): Promise<UnitRow[]> {
    return this.ledger.readModels.units();
  }
}
