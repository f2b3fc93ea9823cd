import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { withdrawEntry, type EntryAddress, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class WithdrawEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly entry: EntryAddress & { readonly reason: string },
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(WithdrawEntry)
export class WithdrawEntryHandler implements ICommandHandler<WithdrawEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ entry, given }: WithdrawEntry): Promise<Outcome<ScoreAccountEvent>> {
    return withdrawEntry(this.ledger.executor, entry, given);
  }
}
