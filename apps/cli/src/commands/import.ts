import { v7 as uuidv7 } from 'uuid';
import type { Command } from 'commander';
import { parseRulebookFile } from '#definitions';
import { checkCsvFile, parseMappingFile, progressLine, type CsvFacts, type Mapping } from '#importing';
import { publishRulebook } from '#processing';
import { importWorkRecords, ledgerRoles, type ImportReport, type Ledger } from '#runtime';
import { globalsOf, operator, readDefinitionFile, withLedger } from '../context.js';
import { ExitCode } from '../exit-codes.js';
import { describeImport } from '../output/import-text.js';
import { note, print } from '../output/print.js';

export function addImport(program: Command): void {
  program
    .command('import')
    .description('import work records from CSV files, plain or gzip, and judge them')
    .argument('<files...>', 'read in the order given')
    .requiredOption(
      '--mapping <file>',
      'how columns become records; YAML, see docs/schemas/mapping.schema.json',
    )
    .option('--rulebook <file>', 'publish this rulebook first, unless it is published already')
    .addHelpText(
      'after',
      `
Every row is imported, listed as a duplicate, or rejected with line, column and reason; the lists
lie in the data folder under imports/. Running an import again adds nothing, and one that was
killed can simply be run again. Files are read to their end before anything is recorded.

Exit code 4 says that the import went through and some rows were rejected.`,
    )
    .action(async (files: string[], options: { mapping: string; rulebook?: string }, command: Command) => {
      const globals = globalsOf(command);
      const mapping = parseMappingFile(readDefinitionFile(options.mapping));
      const rulebook = options.rulebook && parseRulebookFile(readDefinitionFile(options.rulebook));
      const checked: { path: string; facts: CsvFacts }[] = [];
      for (const path of files) {
        note(`Checking ${path}`);
        checked.push({ path, facts: await checkCsvFile(path, mapping) });
      }
      const reports = await withLedger(
        globals,
        async (ledger) => {
          if (rulebook) await publishRulebook(ledger.executor, rulebook, operator(globals));
          const done: ImportReport[] = [];
          for (const { path, facts } of checked) done.push(await importOne(ledger, path, facts, mapping));
          note('Judging and projecting what was recorded');
          await ledger.settled();
          return done;
        },
        { create: true, roles: ledgerRoles, brief: false },
      );
      print(globals, { files: reports }, () => describeImport(reports));
      if (reports.some(({ rejected }) => rejected > 0)) process.exitCode = ExitCode.someRejected;
    });
}

async function importOne(
  { executor, folder }: Ledger,
  path: string,
  facts: CsvFacts,
  mapping: Mapping,
): Promise<ImportReport> {
  note(`Importing ${path}`);
  const progress = progressLine(process.stderr, facts.rows);
  const report = await importWorkRecords(executor, {
    path,
    facts,
    mapping,
    lists: folder.imports,
    meta: { actor: { kind: 'system', id: mapping.title }, correlationId: uuidv7() },
    onRows: (done) => progress.update(done),
  });
  progress.end(facts.rows);
  return report;
}
