import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Given } from '#processing';
import type { CaseFile, FileQuery } from '#read-models';
import { onRecord } from '../casework/case-file-reading.js';
import { OpenLedger } from '../open-ledger.js';

/** The file of a case, for somebody whose look into it is recorded. */
export class GetCaseFile extends Query<CaseFile> {
  constructor(
    readonly caseId: string,
    readonly query: FileQuery,
    readonly reader: Given,
  ) {
    super();
  }
}

@QueryHandler(GetCaseFile)
export class GetCaseFileHandler implements IQueryHandler<GetCaseFile> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ caseId, query, reader }: GetCaseFile): Promise<CaseFile> {
    return onRecord(this.ledger, { kind: 'accountability', case: caseId }, 'file', reader, () =>
      this.ledger.readModels.caseFile(caseId, { ...query, reader: reader.by.id }),
    );
  }
}
