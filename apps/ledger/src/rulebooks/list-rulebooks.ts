import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RulebookRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListRulebooks extends Query<RulebookRow[]> {}

@QueryHandler(ListRulebooks)
export class ListRulebooksHandler implements IQueryHandler<ListRulebooks> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute(): Promise<RulebookRow[]> {
    return this.ledger.readModels.rulebooks();
  }
}
