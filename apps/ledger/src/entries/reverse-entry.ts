import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { reverseEntry, type Reversal, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class ReverseEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly reversal: Reversal,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ReverseEntry)
export class ReverseEntryHandler implements ICommandHandler<ReverseEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ reversal, given }: ReverseEntry): Promise<Outcome<ScoreAccountEvent>> {
    return reverseEntry(this.ledger.executor, reversal, given);
  }
}
