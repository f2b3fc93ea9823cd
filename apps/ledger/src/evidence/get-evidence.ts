import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Given } from '#processing';
import type { EvidenceRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';
import { noteLooks } from './note-looks.js';

export class GetEvidence extends Query<EvidenceRow> {
  constructor(
    readonly evidence: string,
    readonly reader: Given,
  ) {
    super();
  }
}

@QueryHandler(GetEvidence)
export class GetEvidenceHandler implements IQueryHandler<GetEvidence> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ evidence, reader }: GetEvidence): Promise<EvidenceRow> {
    const row = this.ledger.readModels.evidence(evidence);
    await noteLooks(this.ledger, row, reader);
    return row;
  }
}
