import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { docket, docketStream, DomainError, requireNotBarred, type AppealRef, type Authority } from '#domain';
import type { CaseReading } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

/** Who looked into the file of an appeal. */
export class ListAppealReadings extends Query<readonly CaseReading[]> {
  constructor(
    readonly appeal: AppealRef,
    readonly by: Authority,
  ) {
    super();
  }
}

@QueryHandler(ListAppealReadings)
export class ListAppealReadingsHandler implements IQueryHandler<ListAppealReadings> {
  constructor(private readonly ledger: OpenLedger) {}

  /** @throws DomainError `unknown-appeal`, and `recused` or `member-challenged` for whoever is barred */
  async execute({ appeal: { staff, appeal }, by }: ListAppealReadings): Promise<readonly CaseReading[]> {
    const { executor, readModels } = this.ledger;
    const found = (await executor.read(docket, docketStream(staff))).appeals.get(appeal);
    if (!found) throw new DomainError('unknown-appeal', `${staff} has no appeal ${appeal}`, 'appeal');
    requireNotBarred(found, by);
    return readModels.caseFileReads({ kind: 'appeal', staff, appeal });
  }
}
