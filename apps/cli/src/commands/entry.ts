import { v7 as uuidv7 } from 'uuid';
import { Option, type Command } from 'commander';
import type { EntryPosted } from '#domain';
import { postManualEntry, reverseEntry } from '#processing';
import { formatPoints, InvalidPoints, parsePoints } from '#scoring';
import { globalsOf, operator, withLedger } from '../context.js';
import { Refused } from '../failure.js';
import { print } from '../output/print.js';

interface EntryOptions {
  readonly staff: string;
  readonly indicator: string;
  readonly points: string;
  readonly on: string;
  readonly reason: string;
  readonly evidence?: readonly string[];
  readonly id?: string;
}

export function addEntry(program: Command): void {
  const entry = program.command('entry').description('what a person posts, and what takes it out again');
  for (const kind of ['deduction', 'bonus'] as const) addPosting(entry, kind);

  entry
    .command('reverse')
    .description('take an entry out of its account; both stay in the ledger')
    .argument('<entry>', 'id of the entry, as `ledger explain --ids` shows it')
    .requiredOption('--staff <id>', 'whose account it is in')
    .requiredOption('--period <period>', 'of which period')
    .requiredOption('--reason <text>', 'why it is reversed')
    .requiredOption('--authority <text>', 'who or what allows it')
    .action(async (reverses: string, options, command: Command) => {
      const globals = globalsOf(command);
      const { staff, period, reason, authority } = options as Record<string, string>;
      const entryId = uuidv7();
      await withLedger(globals, (ledger) =>
        reverseEntry(
          ledger.executor,
          {
            entryId,
            staff: staff!,
            period: period!,
            reverses,
            reason: reason!,
            authority: authority!,
          },
          operator(globals),
        ),
      );
      print(globals, { entryId, reverses }, () => `Entry ${reverses} is reversed by ${entryId}.`);
    });
}

function addPosting(entry: Command, kind: 'deduction' | 'bonus'): void {
  entry
    .command(kind)
    .description(`post a ${kind} under an indicator that people may post under`)
    .requiredOption('--staff <id>', 'whose account it goes to')
    .requiredOption('--indicator <id>', 'under which indicator')
    .requiredOption('--points <decimal>', 'how much, above zero, e.g. 0.5')
    .requiredOption('--on <date>', 'the day it happened, e.g. 2026-03-31')
    .requiredOption('--reason <text>', 'why')
    .option('--evidence <reference...>', 'what it rests on')
    .addOption(new Option('--id <uuid>', 'id of the entry, so that a retry posts nothing twice'))
    .action(async (options: EntryOptions, command: Command) => {
      const globals = globalsOf(command);
      const entryId = options.id ?? uuidv7();
      const points = pointsOf(options.points);
      const { staff, indicator, on: occurredOn, reason, evidence = [] } = options;
      const outcome = await withLedger(globals, (ledger) =>
        postManualEntry(
          ledger.executor,
          { entryId, staff, kind, indicator, points, occurredOn, reason, evidence },
          operator(globals),
        ),
      );
      const posted = outcome.events.find((one): one is EntryPosted => one.type === 'EntryPosted');
      print(globals, posted?.data ?? { entryId, posted: false }, () =>
        posted
          ? `${formatPoints(points)} points: ${kind} ${entryId} is posted to ${staff}, ${posted.data.period}.`
          : `Entry ${entryId} was posted already.`,
      );
    });
}

function pointsOf(text: string): number {
  try {
    return parsePoints(text);
  } catch (error) {
    if (error instanceof InvalidPoints) throw new Refused('invalid-points', `--points ${error.message}`);
    throw error;
  }
}
