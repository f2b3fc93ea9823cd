import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { disputeEntry, type EntryAddress, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class DisputeEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly entry: EntryAddress & { readonly statement: string },
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(DisputeEntry)
export class DisputeEntryHandler implements ICommandHandler<DisputeEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ entry, given }: DisputeEntry): Promise<Outcome<ScoreAccountEvent>> {
    return disputeEntry(this.ledger.executor, entry, given);
  }
}
