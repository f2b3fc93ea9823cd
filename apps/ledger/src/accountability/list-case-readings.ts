import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { accountabilityCase, caseStream, DomainError } from '#domain';
import type { CaseReading } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

/** Who looked into the file of an accountability case. */
export class ListCaseReadings extends Query<readonly CaseReading[]> {
  constructor(readonly caseId: string) {
    super();
  }
}

@QueryHandler(ListCaseReadings)
export class ListCaseReadingsHandler implements IQueryHandler<ListCaseReadings> {
  constructor(private readonly ledger: OpenLedger) {}

  /** @throws DomainError `unknown-case` */
  async execute({ caseId }: ListCaseReadings): Promise<readonly CaseReading[]> {
    const { executor, readModels } = this.ledger;
    const { opened } = await executor.read(accountabilityCase, caseStream(caseId));
    if (!opened) throw new DomainError('unknown-case', `there is no accountability case ${caseId}`, 'case');
    return readModels.caseFileReads({ kind: 'accountability', case: caseId });
  }
}
