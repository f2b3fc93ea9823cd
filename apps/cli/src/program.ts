import { Command, InvalidArgumentError, Option } from 'commander';
import { eventStoreAddress } from '#runtime';
import { commandsFor } from './commands/index.js';

/** As it was given, once it is known to be one. */
function eventStoreOf(text: string): string {
  try {
    eventStoreAddress(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** With what every command takes; the commands are added when one is run. */
export function newProgram(): Command {
  return new Command('ledger')
    .description(
      'The assessment of an organisation’s people as a ledger: every point recorded, in order, and explained.',
    )
    .option('--data <folder>', 'folder of the ledger', process.env['LEDGER_DATA'] ?? 'data')
    .option('--actor <id>', 'who gives the command, as the audit trail shows it', process.env['LEDGER_ACTOR'])
    .addOption(
      new Option('--event-store <address>', 'where the log is: the data folder, or eventstoredb://…')
        .env('LEDGER_EVENT_STORE')
        .default('sqlite')
        .argParser(eventStoreOf),
    )
    .option('--json', 'results and errors as JSON', false)
    .exitOverride()
    .showHelpAfterError('(add --help for what can be given)')
    .addHelpText(
      'after',
      `
From nothing to a ranking:
  ledger init
  ledger rulebook publish test/sample/rulebook.yaml
  ledger organization import test/sample/organization.yaml
  ledger period open 2025-Q1
  ledger import --mapping test/sample/mapping.yaml test/sample/work-records.csv
  ledger rankings 2025-Q1 --unit UNIT
  ledger explain STAFF 2025-Q1

Exit codes: 0 done · 1 a fault · 2 wrong command line · 3 refused, the ledger is as it was
            4 imported, but some rows were rejected · 5 the ledger cannot be used now`,
    );
}

/** Runs what stands on a command line, behind the name of the program. */
export async function run(program: Command, words: readonly string[]): Promise<void> {
  const [name] = program.parseOptions([...words]).operands;
  for (const add of await commandsFor(name)) add(program);
  await program.parseAsync(words, { from: 'user' });
}
