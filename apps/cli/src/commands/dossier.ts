import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { dossierHtml, makeDossier, type Dossier } from '#dossier';
import type { CaseRef } from '#domain';
import { globalsOf } from '../context.js';
import { grouped, note } from '../output/print.js';
import { addReaderOptions, readingFile, type ReaderOptions } from './case-reading.js';

interface Options extends ReaderOptions {
  readonly out?: string;
}

export function addDossier(program: Command): void {
  const dossier = program
    .command('dossier')
    .description(
      'everything about a matter in one file, HTML that prints well or, with --json, JSON; recorded as read',
    );

  addFileOptions(
    dossier
      .command('appeal')
      .description('of an appeal')
      .argument('<staff>', 'the appellant')
      .argument('<appeal>', 'id of the appeal'),
  ).action((staff: string, appeal: string, options: Options, command: Command) =>
    giveDossier({ kind: 'appeal', staff, appeal }, options, command),
  );

  addFileOptions(
    dossier.command('case').description('of an accountability case').argument('<case>', 'id of the case'),
  ).action((id: string, options: Options, command: Command) =>
    giveDossier({ kind: 'accountability', case: id }, options, command),
  );
}

const addFileOptions = (command: Command): Command =>
  addReaderOptions(command).option('--out <file>', 'where to write it (default: standard output)');

async function giveDossier(of: CaseRef, options: Options, command: Command): Promise<void> {
  const globals = globalsOf(command);
  const { out, knownAt } = options;
  const dossier = await readingFile(globals, of, 'dossier', options, (ledger, reader) =>
    makeDossier(ledger, of, { reader, ...(knownAt !== undefined && { knownAt }) }),
  );
  const text = globals.json ? `${JSON.stringify(dossier, null, 2)}\n` : `${dossierHtml(dossier)}\n`;
  if (out === undefined) process.stdout.write(text);
  else {
    // It is about somebody's standing: nobody else on the machine reads it.
    writeFileSync(out, text, { mode: 0o600 });
    note(writtenText(out, dossier));
  }
}

const writtenText = (out: string, { timeline, evidence, completeness: { position } }: Dossier): string => {
  const harmed = evidence.filter(({ integrity }) => integrity === 'damaged' || integrity === 'missing');
  const warning = harmed.length === 0 ? '' : ` ${harmed.length} piece(s) of evidence are damaged or missing.`;
  return `${out}: ${grouped(timeline.length)} events from the log up to event ${grouped(position)}.${warning}`;
};
