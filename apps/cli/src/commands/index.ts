import type { Command } from 'commander';

/** Adds commands to the program. */
type Add = (program: Command) => void;

/** Every command, in the order of the help, and where it is declared. */
const commands: readonly (readonly [names: readonly string[], load: () => Promise<Add>])[] = [
  [['init'], async () => (await import('./init.js')).addInit],
  [['organization'], async () => (await import('./organization.js')).addOrganization],
  [['rulebook'], async () => (await import('./rulebook.js')).addRulebook],
  [['period'], async () => (await import('./period.js')).addPeriod],
  [['import'], async () => (await import('./import.js')).addImport],
  [['entry'], async () => (await import('./entry.js')).addEntry],
  [['scores'], async () => (await import('./scores.js')).addScores],
  [['rankings'], async () => (await import('./rankings.js')).addRankings],
  [['explain'], async () => (await import('./explain.js')).addExplain],
  [['audit'], async () => (await import('./audit.js')).addAudit],
  [['process-control'], async () => (await import('./process-control.js')).addProcessControl],
  [['appeals', 'appeal'], async () => (await import('./appeals.js')).addAppeals],
  [['cases', 'case'], async () => (await import('./cases.js')).addCases],
  [['appeal-deed', 'case-deed'], async () => (await import('./deeds.js')).addDeeds],
  [['dossier'], async () => (await import('./dossier.js')).addDossier],
  [['casebook', 'overturn', 'sanctions', 'actions'], async () => (await import('./casebook.js')).addCasebook],
  [['experiments'], async () => (await import('./experiments.js')).addExperiments],
  [['experiment'], async () => (await import('./experiment.js')).addExperiment],
  [['calendar'], async () => (await import('./calendar.js')).addCalendar],
  [['projections'], async () => (await import('./projections.js')).addProjections],
  [['migrate'], async () => (await import('./migrate.js')).addMigrate],
  [['snapshot'], async () => (await import('./snapshot.js')).addSnapshot],
  [['serve'], async () => (await import('./serve.js')).addServe],
  [['relay'], async () => (await import('./relay.js')).addRelay],
  [['token'], async () => (await import('./token.js')).addToken],
  [['doctor'], async () => (await import('./doctor.js')).addDoctor],
  [['demo'], async () => (await import('./demo.js')).addDemo],
];

/**
 * Those that a command line needs. To load a command and what it works with takes most of the time in which it starts:
 * so it is the one that is called, and all of them where none is, as for the help, or for the name that was meant.
 */
export function commandsFor(called: string | undefined): Promise<readonly Add[]> {
  const one = commands.find(([names]) => names.some((name) => name === called));
  return Promise.all((one ? [one] : commands).map(([, load]) => load()));
}
