import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { experiments, experimentStream, whoMay } from '#domain';
import { Policy } from '../access/policy.js';
import { everyRole } from '../access/roles.js';
import type { TargetOf } from '../access/target.js';
import { inScope } from '../entries/entry-policies.js';
import { answered, shown } from '../http/answers.js';
import { Given } from '../http/given.js';
import { pageAnswer, type PageAnswer } from '../http/page-answer.js';
import { Capability, Command, Read } from '../http/routes.js';
import { ApproveExperiment } from './approve-experiment.js';
import {
  ExperimentAnswer,
  experimentAnswer,
  ExperimentDeedAnswer,
  ExperimentPath,
  ExperimentsParameters,
  NewExperiment,
} from './experiments.dto.js';
import { GetExperiment } from './get-experiment.js';
import { ListExperiments } from './list-experiments.js';
import { RegisterExperiment } from './register-experiment.js';

const placeOfExperiment: TargetOf = async ({ params }, { read }) => {
  const { experiment } = params as { readonly experiment: string };
  const { registered } = await read(experiments, experimentStream(experiment));
  return registered ? { unit: registered.unit } : {};
};

/** Everybody may know what is tried: only what was made known before can be tolerated. */
@Capability('Experiments', 'v1/experiments')
export class ExperimentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Policy(inScope(whoMay.registerExperiment))
  @Command({
    id: 'registerExperiment',
    summary: 'Registers something new that is tried for a time',
    answer: ExperimentDeedAnswer,
    refusals: [
      'outside-scope',
      'unknown-unit',
      'unknown-staff-member',
      'experiment-id-taken',
      'nobody-named',
      'missing-text',
      'invalid-date',
    ],
  })
  async register(@Body() body: NewExperiment, @Given() given: Given): Promise<ExperimentDeedAnswer> {
    const { experiment } = body;
    const outcome = await this.commands.execute(new RegisterExperiment({ ...body }, given));
    const recorded = outcome.events.map(({ type }) => type);
    const location = `/v1/experiments/${encodeURIComponent(experiment)}`;
    return answered(outcome, { experiment, recorded }, { location });
  }

  @Post(':experiment/approval')
  @Policy(inScope(whoMay.approveExperiment), placeOfExperiment)
  @Command({
    id: 'approveExperiment',
    summary: 'Approves an experiment, as another person than registered it and takes part in it',
    status: 200,
    answer: ExperimentDeedAnswer,
    refusals: ['outside-scope', 'took-part', 'unknown-experiment', 'experiment-approved'],
  })
  async approve(
    @Param() { experiment }: ExperimentPath,
    @Given() given: Given,
  ): Promise<ExperimentDeedAnswer> {
    const outcome = await this.commands.execute(new ApproveExperiment(experiment, given));
    return answered(outcome, { experiment, recorded: outcome.events.map(({ type }) => type) });
  }

  @Get()
  @Policy(everyRole)
  @Read({
    id: 'listExperiments',
    summary: 'Experiments in the order in which they were registered',
    answer: ExperimentAnswer,
    as: 'page',
    refusals: ['not-found'],
  })
  async list(@Query() parameters: ExperimentsParameters): Promise<PageAnswer<ExperimentAnswer>> {
    return pageAnswer(await this.queries.execute(new ListExperiments(parameters)), experimentAnswer);
  }

  @Get(':experiment')
  @Policy(everyRole)
  @Read({
    id: 'getExperiment',
    summary: 'An experiment, and whether it is approved',
    answer: ExperimentAnswer,
    revision: true,
    refusals: ['not-found'],
  })
  async get(@Param() { experiment }: ExperimentPath): Promise<ExperimentAnswer> {
    const row = await this.queries.execute(new GetExperiment(experiment));
    return shown(experimentAnswer(row), row);
  }
}
