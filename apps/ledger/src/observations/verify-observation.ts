import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ObservationEvent } from '#domain';
import { verifyObservation, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class VerifyObservation extends Command<Outcome<ObservationEvent>> {
  constructor(
    readonly observation: string,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(VerifyObservation)
export class VerifyObservationHandler implements ICommandHandler<VerifyObservation> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ observation, given }: VerifyObservation): Promise<Outcome<ObservationEvent>> {
    return verifyObservation(this.ledger.executor, { observation }, given);
  }
}
