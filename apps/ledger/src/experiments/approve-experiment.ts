import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ExperimentEvent } from '#domain';
import { approveExperiment, type Given, type Outcome } from '#processing';
import { OpenLedger } from '../open-ledger.js';

export class ApproveExperiment extends Command<Outcome<ExperimentEvent>> {
  constructor(
    readonly experiment: string,
    readonly given: Given,
  ) {
    super();
  }
}

@CommandHandler(ApproveExperiment)
export class ApproveExperimentHandler implements ICommandHandler<ApproveExperiment> {
  constructor(private readonly ledger: OpenLedger) {}

  execute({ experiment, given }: ApproveExperiment): Promise<Outcome<ExperimentEvent>> {
    return approveExperiment(this.ledger.executor, experiment, given);
  }
}
