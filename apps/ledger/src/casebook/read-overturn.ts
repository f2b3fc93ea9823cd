import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OverturnDimension, OverturnRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ReadOverturn extends Query<readonly OverturnRow[]> {
  constructor(readonly by: OverturnDimension) {
    super();
  }
}

@QueryHandler(ReadOverturn)
export class ReadOverturnHandler implements IQueryHandler<ReadOverturn> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ by }: ReadOverturn): Promise<readonly OverturnRow[]> {
    return this.ledger.readModels.overturn({ by });
  }
}
