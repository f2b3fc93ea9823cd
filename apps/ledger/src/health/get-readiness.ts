import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModelError, type ProjectionStatus, type ReadModels } from '#read-models';
import { OpenLedger } from '../open-ledger.js';
import { readiness, type Readiness } from './readiness.js';

export class GetReadiness extends Query<Readiness> {}

@QueryHandler(GetReadiness)
export class GetReadinessHandler implements IQueryHandler<GetReadiness> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute(): Promise<Readiness> {
    const failure = await this.ledger.projectionFailure();
    return readiness({
      startedAt: this.ledger.startedAt,
      head: await this.ledger.head(),
      projections: projectionsOf(this.ledger.readModels),
      processManagers: this.ledger.processManagers(),
      ...(failure !== undefined && { failure }),
    });
  }
}

function projectionsOf(readModels: ReadModels): ProjectionStatus[] {
  try {
    return readModels.status().projections;
  } catch (error) {
    if (error instanceof ReadModelError && error.code === 'not-ready') return [];
    throw error;
  }
}
