import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CaseRef } from '#domain';
import { makeDossier, type Dossier } from '#dossier';
import type { Given } from '#processing';
import { onRecord } from '../casework/case-file-reading.js';
import { OpenLedger } from '../open-ledger.js';

/** Everything about an appeal or a case, for somebody whose look into it is recorded. */
export class CompileDossier extends Query<Dossier> {
  constructor(
    readonly of: CaseRef,
    readonly knownAt: string | undefined,
    readonly reader: Given,
  ) {
    super();
  }
}

@QueryHandler(CompileDossier)
export class CompileDossierHandler implements IQueryHandler<CompileDossier> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ of, knownAt, reader }: CompileDossier): Promise<Dossier> {
    const options = { reader: reader.by.id, ...(knownAt !== undefined && { knownAt }) };
    return onRecord(this.ledger, of, 'dossier', reader, () => makeDossier(this.ledger, of, options));
  }
}
