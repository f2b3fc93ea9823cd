import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EvidenceEvent, EvidenceReferenced } from '#domain';
import { referenceEvidence, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class ReferenceEvidence extends Command<Outcome<EvidenceEvent>> {
  constructor(
    readonly reference: Omit<EvidenceReferenced['data'], 'referencedBy'>,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ReferenceEvidence)
export class ReferenceEvidenceHandler implements ICommandHandler<ReferenceEvidence> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ reference, given }: ReferenceEvidence): Promise<Outcome<EvidenceEvent>> {
    return referenceEvidence(this.ledger.executor, reference, given);
  }
}
