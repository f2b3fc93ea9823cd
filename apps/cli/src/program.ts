import { Command, InvalidArgumentError, Option } from 'commander';
import { eventStoreAddress } from '#runtime';
import { addAppeals } from './commands/appeals.js';
import { addAudit } from './commands/audit.js';
import { addCalendar } from './commands/calendar.js';
import { addCasebook } from './commands/casebook.js';
import { addCases } from './commands/cases.js';
import { addDeeds } from './commands/deeds.js';
import { addDemo } from './commands/demo.js';
import { addDoctor } from './commands/doctor.js';
import { addDossier } from './commands/dossier.js';
import { addEntry } from './commands/entry.js';
import { addExperiment } from './commands/experiment.js';
import { addExperiments } from './commands/experiments.js';
import { addExplain } from './commands/explain.js';
import { addImport } from './commands/import.js';
import { addInit } from './commands/init.js';
import { addMigrate } from './commands/migrate.js';
import { addOrganization } from './commands/organization.js';
import { addPeriod } from './commands/period.js';
import { addProcessControl } from './commands/process-control.js';
import { addProjections } from './commands/projections.js';
import { addRankings } from './commands/rankings.js';
import { addRelay } from './commands/relay.js';
import { addRulebook } from './commands/rulebook.js';
import { addScores } from './commands/scores.js';
import { addServe } from './commands/serve.js';
import { addSnapshot } from './commands/snapshot.js';
import { addToken } from './commands/token.js';

/** As it was given, once it is known to be one. */
function eventStoreOf(text: string): string {
  try {
    eventStoreAddress(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

export function buildProgram(): Command {
  const program = new Command('ledger')
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
  for (const add of [
    addInit,
    addOrganization,
    addRulebook,
    addPeriod,
    addImport,
    addEntry,
    addScores,
    addRankings,
    addExplain,
    addAudit,
    addProcessControl,
    addAppeals,
    addCases,
    addDeeds,
    addDossier,
    addCasebook,
    addExperiments,
    addExperiment,
    addCalendar,
    addProjections,
    addMigrate,
    addSnapshot,
    addServe,
    addRelay,
    addToken,
    addDoctor,
  ]) {
    add(program);
  }
  addDemo(program, buildProgram);
  return program;
}
