import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ObservationRow, ObservationsQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListObservations extends Query<Page<ObservationRow>> {
  constructor(readonly query: ObservationsQuery) {
    super();
  }
}

@QueryHandler(ListObservations)
export class ListObservationsHandler implements IQueryHandler<ListObservations> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListObservations): Promise<Page<ObservationRow>> {
    return this.ledger.readModels.observations(query);
  }
}
