import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PeriodEvent } from '#domain';
import { closePeriod, type Outcome } from '#processing';
import type { Given } from '../http/given.js';
import { OpenLedger } from '../open-ledger.js';

export class ClosePeriod extends Command<Outcome<PeriodEvent>> {
  constructor(
    readonly period: string,
    readonly reason: string,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ClosePeriod)
export class ClosePeriodHandler implements ICommandHandler<ClosePeriod> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ period, reason, given }: ClosePeriod): Promise<Outcome<PeriodEvent>> {
    return closePeriod(this.ledger.executor, period, reason, given.meta);
  }
}
