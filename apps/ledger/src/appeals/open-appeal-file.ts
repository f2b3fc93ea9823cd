import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AppealRef } from '#domain';
import type { Given } from '#processing';
import type { AppealFile, FileQuery } from '#read-models';
import { onRecord } from '../casework/case-file-reading.js';
import { OpenLedger } from '../open-ledger.js';

/** Everything in an appeal; `revision` is that of all appeals of its appellant, which is what deeds compare. */
export class OpenAppealFile extends Query<AppealFile> {
  constructor(
    readonly appeal: AppealRef,
    readonly query: FileQuery,
    readonly reader: Given,
  ) {
    super();
  }
}

@QueryHandler(OpenAppealFile)
export class OpenAppealFileHandler implements IQueryHandler<OpenAppealFile> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ appeal: { staff, appeal }, query, reader }: OpenAppealFile): Promise<AppealFile> {
    const { readModels } = this.ledger;
    return onRecord(this.ledger, { kind: 'appeal', staff, appeal }, 'file', reader, async () => {
      // Taken before the file is read: should somebody come in between, it is refused rather than overlooked.
      const revisions = readModels.appeals({ staff }).rows.map(({ revision }) => revision);
      return { ...(await readModels.appealFile(staff, appeal, query)), revision: Math.max(...revisions) };
    });
  }
}
