import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AuditLine, AuditQuery, AuditSubject, Page } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

export class ReadAuditTrail extends Query<Page<AuditLine>> {
  constructor(
    readonly subject: AuditSubject,
    readonly query: AuditQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadAuditTrail)
export class ReadAuditTrailHandler implements IQueryHandler<ReadAuditTrail> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ subject, query }: ReadAuditTrail): Promise<Page<AuditLine>> {
    return this.ledger.readModels.audit(subject, query);
  }
}
