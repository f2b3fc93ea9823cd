import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OpenLedger } from '../open-ledger.js';
import { Stopping } from '../operating/stopping.js';
import { readiness, type Readiness } from './readiness.js';
import { standingOf } from './standing.js';

export class GetReadiness extends Query<Readiness> {}

@QueryHandler(GetReadiness)
export class GetReadinessHandler implements IQueryHandler<GetReadiness> {
  constructor(
    private readonly ledger: OpenLedger,
    private readonly stopping: Stopping,
  ) {}

  async execute(): Promise<Readiness> {
    return readiness(await standingOf(this.ledger, this.stopping.begun));
  }
}
