import {
  experiments,
  experimentStream,
  organization,
  ORGANIZATION_STREAM,
  type ExperimentCommand,
  type ExperimentEvent,
  type ExperimentInput,
} from '#domain';
import type { Outcome } from '../command.js';
import type { Executor } from '../executor.js';
import { readPeople } from './casework-rules.js';
import type { Given } from './given.js';

export function registerExperiment(
  executor: Executor,
  experiment: ExperimentInput,
  { by, meta }: Given,
): Promise<Outcome<ExperimentEvent>> {
  return executor.execute(
    experiments,
    experimentStream(experiment.experiment),
    async (read): Promise<ExperimentCommand> => ({
      type: 'RegisterExperiment',
      by,
      organization: await read(organization, ORGANIZATION_STREAM),
      experiment,
      people: await readPeople(read, experiment.participants),
    }),
    meta,
  );
}

export function approveExperiment(
  executor: Executor,
  experiment: string,
  { by, today, meta }: Given,
): Promise<Outcome<ExperimentEvent>> {
  return executor.execute(
    experiments,
    experimentStream(experiment),
    async (read): Promise<ExperimentCommand> => ({
      type: 'ApproveExperiment',
      by,
      today,
      organization: await read(organization, ORGANIZATION_STREAM),
      experiment,
    }),
    meta,
  );
}
