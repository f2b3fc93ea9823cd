import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Rulebook, RulebookEvent } from '#domain';
import { publishRulebook, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';

export class PublishRulebook extends Command<Outcome<RulebookEvent>> {
  constructor(
    readonly rulebook: Rulebook,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(PublishRulebook)
export class PublishRulebookHandler implements ICommandHandler<PublishRulebook> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ rulebook, given }: PublishRulebook): Promise<Outcome<RulebookEvent>> {
    return publishRulebook(this.ledger.executor, rulebook, given.meta);
  }
}
