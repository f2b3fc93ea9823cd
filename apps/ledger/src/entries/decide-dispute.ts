import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ScoreAccountEvent } from '#domain';
import { decideDispute, type EntryAddress, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class DecideDispute extends Command<Outcome<ScoreAccountEvent>> {
  constructor(
    readonly entry: EntryAddress & { readonly outcome: 'stands' | 'dropped'; readonly reason: string },
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(DecideDispute)
export class DecideDisputeHandler implements ICommandHandler<DecideDispute> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ entry, given }: DecideDispute): Promise<Outcome<ScoreAccountEvent>> {
    return decideDispute(this.ledger.executor, entry, given);
  }
}
