import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { attachEvidence, type EntryAddress, type Given, type Outcome } from '#processing';
import { readingEvidence } from '../evidence/evidence-policies.js';
import { OpenLedger } from '../open-ledger.js';

export class AttachEvidence extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly entry: EntryAddress & { readonly evidence: string },
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(AttachEvidence)
export class AttachEvidenceHandler implements ICommandHandler<AttachEvidence> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ entry, given }: AttachEvidence): Promise<Outcome<ScoreAccountEvent>> {
    return attachEvidence(
      this.ledger.executor,
      entry,
      await readingEvidence(this.ledger, given, [entry.evidence]),
    );
  }
}
