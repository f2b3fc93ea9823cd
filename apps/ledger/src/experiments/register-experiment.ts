import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ExperimentEvent, ExperimentInput } from '#domain';
import { registerExperiment, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class RegisterExperiment extends Command<Outcome<ExperimentEvent>> {
  constructor(
    readonly experiment: ExperimentInput,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(RegisterExperiment)
export class RegisterExperimentHandler implements ICommandHandler<RegisterExperiment> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ experiment, given }: RegisterExperiment): Promise<Outcome<ExperimentEvent>> {
    return registerExperiment(this.ledger.executor, experiment, given);
  }
}
