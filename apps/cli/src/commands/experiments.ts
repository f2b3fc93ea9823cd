import type { Command } from 'commander';
import type { ExperimentRow } from '#read-models';
import { globalsOf, withReadModels } from '../context.js';
import { outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';
import { addPageOptions, withNext } from './page-options.js';

interface Options {
  readonly unit?: string;
  readonly on?: string;
  readonly limit: number;
  readonly after?: string;
}

export function addExperiments(program: Command): void {
  const experiments = program
    .command('experiments')
    .description(
      'what is tried for a time, and whether it was approved: honest mistakes in it may be tolerated',
    )
    .option('--unit <unit>', 'only in this unit and below it')
    .option('--on <date>', 'only those that run on that day');
  addPageOptions(experiments).action(async (query: Options, command: Command) => {
    const globals = globalsOf(command);
    const page = await withReadModels(globals, (readModels) => readModels.experiments(query));
    print(globals, page, () => withNext(experimentTable(page.rows), page.next));
  });
}

function experimentTable(rows: readonly ExperimentRow[]): string {
  if (rows.length === 0) return 'No experiments.';
  return formatTable<ExperimentRow>(
    [
      { title: 'experiment', value: ({ experiment }) => experiment },
      { title: 'title', value: ({ title }) => title, flexible: true },
      { title: 'unit', value: ({ unit }) => unit },
      { title: 'from', value: ({ from }) => from },
      { title: 'to', value: ({ to }) => to },
      { title: 'approved', value: ({ approvedOn }) => approvedOn ?? 'not yet' },
      { title: 'participants', value: ({ participants }) => participants.join(', '), flexible: true },
    ],
    rows,
    outputWidth(),
  );
}
