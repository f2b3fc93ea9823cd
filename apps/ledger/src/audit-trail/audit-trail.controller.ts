import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { ReadController } from '../http/read-controller.js';
import { auditLineAnswer, AuditTrailParameters, type AuditLineAnswer } from './audit-trail.dto.js';
import { ReadAuditTrail } from './read-audit-trail.js';

@ReadController('v1/audit-trail')
export class AuditTrailController {
  constructor(private readonly queries: QueryBus) {}

  /** Every event that touches a subject: who, when, what, before and after, why. */
  @Get()
  async read(@Query() { kind, id, ...query }: AuditTrailParameters): Promise<PageAnswer<AuditLineAnswer>> {
    return pageAnswer(await this.queries.execute(new ReadAuditTrail({ kind, id }, query)), auditLineAnswer);
  }
}
