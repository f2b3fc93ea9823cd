import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryAddress } from '#processing';
import { ReadModelError, type EvidenceRow } from '#read-models';
import { OpenLedger } from '../open-ledger.js';

/** What an entry rests on as far as the ledger holds it: older entries also name documents that were kept elsewhere. */
export class ListEntryEvidence extends Query<readonly EvidenceRow[]> {
  constructor(readonly entry: EntryAddress) {
    super();
  }
}

@QueryHandler(ListEntryEvidence)
export class ListEntryEvidenceHandler implements IQueryHandler<ListEntryEvidence> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ entry }: ListEntryEvidence): Promise<readonly EvidenceRow[]> {
    const { readModels } = this.ledger;
    const { evidence } = readModels.entry(entry.period, entry.staff, entry.entryId);
    return evidence.flatMap((id) => known(() => readModels.evidence(id)) ?? []);
  }
}

function known(read: () => EvidenceRow): EvidenceRow | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReadModelError && error.code === 'not-found') return undefined;
    throw error;
  }
}
