import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PeriodEvent } from '#domain';
import { openPeriod, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';

export class OpenPeriod extends Command<Outcome<PeriodEvent>> {
  constructor(
    readonly period: string,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(OpenPeriod)
export class OpenPeriodHandler implements ICommandHandler<OpenPeriod> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ period, given }: OpenPeriod): Promise<Outcome<PeriodEvent>> {
    return openPeriod(this.ledger.executor, period, given.meta);
  }
}
