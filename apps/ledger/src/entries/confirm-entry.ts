import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { confirmEntry, type EntryAddress, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class ConfirmEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly entry: EntryAddress,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ConfirmEntry)
export class ConfirmEntryHandler implements ICommandHandler<ConfirmEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ entry, given }: ConfirmEntry): Promise<Outcome<ScoreAccountEvent>> {
    return confirmEntry(this.ledger.executor, entry, given);
  }
}
