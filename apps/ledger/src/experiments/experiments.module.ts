import { Module } from '@nestjs/common';
import { ApproveExperimentHandler } from './approve-experiment.js';
import { ExperimentsController } from './experiments.controller.js';
import { GetExperimentHandler } from './get-experiment.js';
import { ListExperimentsHandler } from './list-experiments.js';
import { RegisterExperimentHandler } from './register-experiment.js';

@Module({
  controllers: [ExperimentsController],
  providers: [
    RegisterExperimentHandler,
    ApproveExperimentHandler,
    ListExperimentsHandler,
    GetExperimentHandler,
  ],
})
export class ExperimentsModule {}
