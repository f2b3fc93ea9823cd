import type { Command } from 'commander';
import { closePeriod, openPeriod } from '#processing';
import { globalsOf, operator, withLedger } from '../context.js';
import { print } from '../output/print.js';

export function addPeriod(program: Command): void {
  const period = program.command('period').description('nothing is recorded outside an open period');

  period
    .command('open')
    .description("open a period of the rulebook's calendar, such as 2026-Q1")
    .argument('<period>')
    .action(async (id: string, _options, command: Command) => {
      const globals = globalsOf(command);
      const { events } = await withLedger(globals, (ledger) =>
        openPeriod(ledger.executor, id, operator(globals)),
      );
      const opened = events.length > 0;
      print(globals, { period: id, opened }, () => (opened ? `${id} is open.` : `${id} was open already.`));
    });

  period
    .command('close')
    .description('close a period for good, once everything recorded in it has been judged')
    .argument('<period>')
    .requiredOption('--reason <text>', 'why it is closed now')
    .action(async (id: string, { reason }: { reason: string }, command: Command) => {
      const globals = globalsOf(command);
      const { events } = await withLedger(globals, async (ledger) => {
        await ledger.settled();
        return closePeriod(ledger.executor, id, reason, operator(globals));
      });
      const closed = events.length > 0;
      print(globals, { period: id, closed }, () =>
        closed ? `${id} is closed.` : `${id} was closed already.`,
      );
    });
}
