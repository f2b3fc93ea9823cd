import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { correctEntry, type Correction, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class CorrectEntry extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly correction: Correction,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(CorrectEntry)
export class CorrectEntryHandler implements ICommandHandler<CorrectEntry> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ correction, given }: CorrectEntry): Promise<Outcome<ScoreAccountEvent>> {
    return correctEntry(this.ledger.executor, correction, given);
  }
}
