import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MatterEvent, MatterOpened } from '#domain';
import { openMatter, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class OpenMatter extends Command<Outcome<MatterEvent>> {
  constructor(
    readonly matter: MatterOpened['data'],
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(OpenMatter)
export class OpenMatterHandler implements ICommandHandler<OpenMatter> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ matter, given }: OpenMatter): Promise<Outcome<MatterEvent>> {
    return openMatter(this.ledger.executor, matter, given);
  }
}
