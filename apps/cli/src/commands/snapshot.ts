import type { Command } from 'commander';
import { dataFolder, takeSnapshot } from '#runtime';
import { globalsOf, requireLedger } from '../context.js';
import { Refused } from '../refused.js';
import { grouped, print } from '../output/print.js';

export function addSnapshot(program: Command): void {
  program
    .command('snapshot')
    .description('copy the data folder, also beside a server, so that another node can be started from it')
    .requiredOption('--to <folder>', 'one that is not there yet, or empty')
    .action(async ({ to }: { to: string }, command: Command) => {
      const globals = globalsOf(command);
      requireLedger(globals.data);
      const taken = await takeSnapshot(globals.data, to).catch((error: unknown) => {
        throw error instanceof RangeError ? new Refused('folder-not-empty', error.message) : error;
      });
      const { replica, signingKey } = dataFolder(globals.data);
      print(globals, { ...taken, to }, () =>
        [
          `${to} holds everything up to position ${grouped(taken.position)}${taken.readModels ? '' : '; read models are built where it is started'}.`,
          replica
            ? 'A node that is started from it takes the rest from EventStoreDB.'
            : 'What is written into it does not come back here: it is a ledger of its own from now on.',
          `The key for tokens is not in it; where tokens of this node should be believed there, copy ${signingKey}.`,
        ].join('\n'),
      );
    });
}
