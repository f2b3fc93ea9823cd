import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ObservationRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class GetObservation extends Query<ObservationRow> {
  constructor(readonly observation: string) {
    super();
  }
}

@QueryHandler(GetObservation)
export class GetObservationHandler implements IQueryHandler<GetObservation> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ observation }: GetObservation): Promise<ObservationRow> {
    return this.ledger.readModels.observation(observation);
  }
}
