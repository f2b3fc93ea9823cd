import type { Command } from 'commander';
import { globalsOf, withReadModels } from '../context.js';
import { describeExplanation } from '../output/explanation-text.js';
import { print } from '../output/print.js';
import { addViewOptions, type ViewOptions } from './view-options.js';

export function addExplain(program: Command): void {
  const explain = program
    .command('explain')
    .description('every figure of an account, with the events and the rule version that made it')
    .argument('<staff>')
    .argument('<period>')
    .option('--ids', 'show the id of each entry, as `entry reverse` takes it');
  addViewOptions(explain).action(
    async (
      staff: string,
      period: string,
      { asOf, knownAt, ids = false }: ViewOptions & { ids?: boolean },
      command: Command,
    ) => {
      const globals = globalsOf(command);
      const explanation = await withReadModels(globals, (readModels) =>
        readModels.explain(staff, period, { asOf, knownAt }),
      );
      print(globals, explanation, () => describeExplanation(explanation, ids));
    },
  );
}
