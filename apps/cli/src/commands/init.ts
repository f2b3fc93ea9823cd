import type { Command } from 'commander';
import { holdsLedger } from '#runtime';
import { globalsOf, withLedger } from '../context.js';
import { print } from '../output/print.js';

export function addInit(program: Command): void {
  program
    .command('init')
    .description('make an empty ledger in the data folder')
    .action(async (_options, command: Command) => {
      const globals = globalsOf(command);
      const existed = holdsLedger(globals.data);
      await withLedger(globals, async () => undefined, { create: true });
      print(globals, { data: globals.data, created: !existed }, () =>
        existed
          ? `There is a ledger in ${globals.data} already; it is as it was.`
          : [
              `An empty ledger is in ${globals.data}. Next:`,
              '',
              '  ledger rulebook publish RULEBOOK.yaml         what is assessed, and by which rules',
              '  ledger organization import ORGANIZATION.yaml  units, posts, people and their appointments',
              '  ledger period open 2026-Q1                    nothing is recorded outside an open period',
              '  ledger import --mapping MAPPING.yaml FILE…    work records from CSV',
            ].join('\n'),
      );
    });
}
