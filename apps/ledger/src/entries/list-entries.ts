import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntriesQuery, EntryRow, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListEntries extends Query<Page<EntryRow>> {
  constructor(readonly query: EntriesQuery) {
    super();
  }
}

@QueryHandler(ListEntries)
export class ListEntriesHandler implements IQueryHandler<ListEntries> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListEntries): Promise<Page<EntryRow>> {
    return this.ledger.readModels.entries(query);
  }
}
