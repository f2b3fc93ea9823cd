import type { Command } from 'commander';
import { openSqliteLogReader } from '#event-store';
import { digest, rebuild, type ProjectionStatus } from '#read-models';
import { dataFolder } from '#runtime';
import { globalsOf, requireLedger, withReadModels } from '../context.js';
import { ExitCode } from '../exit-codes.js';
import { grouped, outputWidth, print } from '../output/print.js';
import { formatTable } from '../output/table.js';

export function addProjections(program: Command): void {
  const projections = program
    .command('projections')
    .description('the read models that are built from the log');

  projections
    .command('status')
    .description('how far each projection has come, and whether one has halted')
    .action(async (_options, command: Command) => {
      const globals = globalsOf(command);
      const status = await withReadModels(globals, (readModels) => readModels.status());
      print(globals, status, () => statusTable(status.projections));
      if (status.projections.some(({ halted }) => halted)) process.exitCode = ExitCode.failed;
    });

  projections
    .command('rebuild')
    .description(
      'build all of them anew from the log, beside the live ones, and switch; reads go on meanwhile',
    )
    .action(async (_options, command: Command) => {
      const globals = globalsOf(command);
      requireLedger(globals.data);
      const folder = dataFolder(globals.data);
      const { progressLine } = await import('#importing');
      const reader = openSqliteLogReader(folder.log);
      try {
        const head = reader.head();
        const progress = progressLine(process.stderr, head, 'events');
        await rebuild({ folder: folder.readModels, log: reader, onProgress: (at) => progress.update(at) });
        progress.end(head);
        print(
          globals,
          { rebuilt: true, events: head },
          () => `Rebuilt from ${grouped(head)} events, and switched.`,
        );
      } finally {
        reader.close();
      }
    });

  projections
    .command('digest')
    .description('a digest of every table: equal digests, equal content')
    .action(async (_options, command: Command) => {
      const globals = globalsOf(command);
      const tables = await withReadModels(globals, () => digest(dataFolder(globals.data).readModels));
      print(globals, tables, () =>
        formatTable(
          [
            { title: 'table', value: ([table]) => table },
            { title: 'digest', value: ([, value]) => value },
          ],
          Object.entries(tables),
          outputWidth(),
        ),
      );
    });
}

function statusTable(projections: readonly ProjectionStatus[]): string {
  return formatTable<ProjectionStatus>(
    [
      { title: 'projection', value: ({ name }) => name },
      { title: 'position', value: ({ position }) => grouped(position), align: 'right' },
      {
        title: 'state',
        value: ({ halted }) => (halted ? `HALTED at ${halted.position}: ${halted.error}` : 'running'),
        flexible: true,
      },
    ],
    projections,
    outputWidth(),
  );
}
