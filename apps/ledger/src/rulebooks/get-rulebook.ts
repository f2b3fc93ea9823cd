import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Rulebook } from '#domain';
import { OpenLedger } from '../open-ledger.js';

export class GetRulebook extends Query<Rulebook> {
  constructor(readonly version: number) {
    super();
  }
}

@QueryHandler(GetRulebook)
export class GetRulebookHandler implements IQueryHandler<GetRulebook> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ version }: GetRulebook): Promise<Rulebook> {
    return this.ledger.readModels.rulebook(version);
  }
}
