import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Explanation, View } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ExplainAccount extends Query<Explanation> {
  constructor(
    readonly period: string,
    readonly staff: string,
    readonly view: View,
  ) {
    super();
  }
}

@QueryHandler(ExplainAccount)
export class ExplainAccountHandler implements IQueryHandler<ExplainAccount> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ period, staff, view }: ExplainAccount): Promise<Explanation> {
    return this.ledger.readModels.explain(staff, period, view);
  }
}
