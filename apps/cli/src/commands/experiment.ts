import type { Command } from 'commander';
import { parseDefinition } from '#definitions';
import type { ExperimentEvent, ExperimentInput } from '#domain';
import { approveExperiment, registerExperiment, type Outcome } from '#processing';
import { globalsOf, readDefinitionFile, withLedger } from '../context.js';
import { print } from '../output/print.js';
import { byWhom, givenBy, type ByWhom } from './grants.js';

const text = { type: 'string' };
const schema = {
  type: 'object',
  required: ['experiment', 'unit', 'title', 'purpose', 'safeguards', 'from', 'to', 'participants'],
  additionalProperties: false,
  properties: {
    experiment: text,
    unit: text,
    title: text,
    purpose: text,
    safeguards: text,
    from: text,
    to: text,
    participants: { type: 'array', items: text },
  },
};

export function addExperiment(program: Command): void {
  const experiment = program
    .command('experiment')
    .description('make known what is to be tried for a time, and approve it');

  byWhom(
    experiment
      .command('register')
      .description('register an experiment, before it begins')
      .argument('<file>', `YAML with ${schema.required.join(', ')}`),
  ).action(async (file: string, options: ByWhom, command: Command) => {
    const { value } = parseDefinition<ExperimentInput>(readDefinitionFile(file), schema);
    await act(command, value.experiment, (ledger) =>
      registerExperiment(ledger.executor, value, givenBy(options, ledger)),
    );
  });

  byWhom(
    experiment
      .command('approve')
      .description('approve an experiment; tolerance counts for faults after that day')
      .argument('<experiment>', 'its id'),
  ).action(async (id: string, options: ByWhom, command: Command) => {
    await act(command, id, (ledger) => approveExperiment(ledger.executor, id, givenBy(options, ledger)));
  });
}

async function act(
  command: Command,
  experiment: string,
  deed: (ledger: Parameters<typeof givenBy>[1]) => Promise<Outcome<ExperimentEvent>>,
): Promise<void> {
  const globals = globalsOf(command);
  const { events } = await withLedger(globals, deed);
  const recorded = events.map(({ type }) => type);
  print(globals, { experiment, recorded }, () =>
    recorded.length === 0
      ? 'All of it was recorded already.'
      : `Experiment ${experiment}: ${recorded.join(', ')}.`,
  );
}
