import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Policy } from '../access/policy.js';
import { readersAndOneself } from '../access/roles.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Read } from '../http/routes.js';
import { AuditLineAnswer, auditLineAnswer, AuditTrailParameters } from './audit-trail.dto.js';
import { auditedPlace } from './audited-place.js';
import { ReadAuditTrail } from './read-audit-trail.js';

@Capability('Audit trail', 'v1/audit-trail')
export class AuditTrailController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Policy(readersAndOneself, auditedPlace)
  @Read({
    id: 'readAuditTrail',
    summary: 'Every event that touches a subject: who, when, what, before and after, why',
    description:
      'What belongs to an appeal from which the reader is barred, as challenged or recused, is left out; so is what ' +
      'happened in an accountability case, for whoever does not read cases of its unit and is not the person concerned.',
    answer: AuditLineAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async read(
    @Query() { kind, id, ...parameters }: AuditTrailParameters,
    @CurrentCaller() { authority }: Caller,
  ): Promise<PageAnswer<AuditLineAnswer>> {
    const query = { ...parameters, reader: authority };
    return pageAnswer(await this.queries.execute(new ReadAuditTrail({ kind, id }, query)), auditLineAnswer);
  }
}
