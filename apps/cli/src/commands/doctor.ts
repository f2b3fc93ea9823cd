import type { Command } from 'commander';
import { checkSqliteLog } from '#event-store';
import { dataFolder } from '#runtime';
import { globalsOf, requireLedger } from '../context.js';
import { ExitCode } from '../exit-codes.js';
import { grouped, print } from '../output/print.js';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check the whole log: storage, order, every event; writes nothing')
    .action((_options, command: Command) => {
      const globals = globalsOf(command);
      requireLedger(globals.data);
      const check = checkSqliteLog(dataFolder(globals.data).log);
      print(globals, { node: process.version, ...check }, () =>
        [
          `node ${process.version}, SQLite ${check.sqlite}, synchronous ${check.synchronous}`,
          `${grouped(check.events)} events, ${grouped(check.bytes)} bytes`,
          ...(check.ok
            ? ['Nothing wrong was found.']
            : check.problems.map((problem) => `PROBLEM ${problem}`)),
        ].join('\n'),
      );
      if (!check.ok) process.exitCode = ExitCode.unavailable;
    });
}
