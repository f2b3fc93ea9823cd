import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ExperimentRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class GetExperiment extends Query<ExperimentRow> {
  constructor(readonly experiment: string) {
    super();
  }
}

@QueryHandler(GetExperiment)
export class GetExperimentHandler implements IQueryHandler<GetExperiment> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ experiment }: GetExperiment): Promise<ExperimentRow> {
    return this.ledger.readModels.experiment(experiment);
  }
}
