import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CalendarEvent, DeclaredDay } from '#domain';
import { declareDays, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class DeclareDays extends Command<Outcome<CalendarEvent>> {
  constructor(
    readonly days: readonly DeclaredDay[],
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(DeclareDays)
export class DeclareDaysHandler implements ICommandHandler<DeclareDays> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ days, given }: DeclareDays): Promise<Outcome<CalendarEvent>> {
    return declareDays(this.ledger.executor, days, given);
  }
}
