import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ExperimentRow, ExperimentsQuery, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ListExperiments extends Query<Page<ExperimentRow>> {
  constructor(readonly query: ExperimentsQuery) {
    super();
  }
}

@QueryHandler(ListExperiments)
export class ListExperimentsHandler implements IQueryHandler<ListExperiments> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ query }: ListExperiments): Promise<Page<ExperimentRow>> {
    return this.ledger.readModels.experiments(query);
  }
}
