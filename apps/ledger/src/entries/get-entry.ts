import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryAddress } from '#processing';
import type { EntryDetail } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

/** An entry with its life; `revision` is that of its account, which is what commands on it compare. */
export class GetEntry extends Query<EntryDetail> {
  constructor(readonly entry: EntryAddress) {
    super();
  }
}

@QueryHandler(GetEntry)
export class GetEntryHandler implements IQueryHandler<GetEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ entry: { period, staff, entryId } }: GetEntry): Promise<EntryDetail> {
    const { readModels } = this.ledger;
    // Taken before the entry is read: should somebody come in between, it is refused rather than overlooked.
    const revision = readModels.accountRevision(period, staff);
    return { ...readModels.entry(period, staff, entryId), revision };
  }
}
