import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { returnEntry, type EntryAddress, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class ReturnEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly entry: EntryAddress & { readonly reason: string },
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ReturnEntry)
export class ReturnEntryHandler implements ICommandHandler<ReturnEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ entry, given }: ReturnEntry): Promise<Outcome<ScoreAccountEvent>> {
    return returnEntry(this.ledger.executor, entry, given);
  }
}
