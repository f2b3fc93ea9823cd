import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ObservationEvent } from '#domain';
import { dismissObservation, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class DismissObservation extends Command<Outcome<ObservationEvent>> {
  constructor(
    readonly dismissal: { readonly observation: string; readonly reason: string },
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(DismissObservation)
export class DismissObservationHandler implements ICommandHandler<DismissObservation> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ dismissal, given }: DismissObservation): Promise<Outcome<ObservationEvent>> {
    return dismissObservation(this.ledger.executor, dismissal, given);
  }
}
