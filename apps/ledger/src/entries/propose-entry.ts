import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { proposeEntry, type Proposal, type Given, type Outcome } from '#processing';
import { readingEvidence } from '../evidence/evidence-policies.js';
import { OpenLedger } from '../open-ledger.js';

export class ProposeEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly proposal: Proposal,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ProposeEntry)
export class ProposeEntryHandler implements ICommandHandler<ProposeEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  async execute({ proposal, given }: ProposeEntry): Promise<Outcome<ScoreAccountEvent>> {
    return proposeEntry(
      this.ledger.executor,
      proposal,
      await readingEvidence(this.ledger, given, proposal.evidence),
    );
  }
}
