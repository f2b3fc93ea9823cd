import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ActionRow, ActionsQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListActions extends Query<Page<ActionRow>> {
  constructor(readonly query: ActionsQuery) {
    super();
  }
}

@QueryHandler(ListActions)
export class ListActionsHandler implements IQueryHandler<ListActions> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListActions): Promise<Page<ActionRow>> {
    return this.ledger.readModels.actions(query);
  }
}
