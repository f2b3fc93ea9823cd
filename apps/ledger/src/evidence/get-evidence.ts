import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EvidenceRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class GetEvidence extends Query<EvidenceRow> {
  constructor(readonly evidence: string) {
    super();
  }
}

@QueryHandler(GetEvidence)
export class GetEvidenceHandler implements IQueryHandler<GetEvidence> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ evidence }: GetEvidence): Promise<EvidenceRow> {
    return this.ledger.readModels.evidence(evidence);
  }
}
