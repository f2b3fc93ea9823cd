import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { acknowledgeEntry, type EntryAddress, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class AcknowledgeEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly entry: EntryAddress,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(AcknowledgeEntry)
export class AcknowledgeEntryHandler implements ICommandHandler<AcknowledgeEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ entry, given }: AcknowledgeEntry): Promise<Outcome<ScoreAccountEvent>> {
    return acknowledgeEntry(this.ledger.executor, entry, given);
  }
}
