import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ControlRow, ProcessControlQuery } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ReadProcessControl extends Query<ControlRow[]> {
  constructor(readonly query: ProcessControlQuery) {
    super();
  }
}

@QueryHandler(ReadProcessControl)
export class ReadProcessControlHandler implements IQueryHandler<ReadProcessControl> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ReadProcessControl): Promise<ControlRow[]> {
    return this.ledger.readModels.processControl(query);
  }
}
